// Mail over SMTP (RFC 5321) by libcurl, encrypted, to the one server of the settings, which takes
// it further. Which answer means what stands in smtp.cpp and docs/mail.md.
#pragma once

#include "platform/mail/settings.hpp"
#include "platform/mail/transport.hpp"

#include <chrono>
#include <memory>
#include <mutex>

namespace radslag::mail {

/// How long a sending may take; both at least a millisecond.
struct SmtpTimes {
    std::chrono::milliseconds connect = std::chrono::seconds(20); ///< until the server knows us
    std::chrono::milliseconds whole = std::chrono::seconds(60);
};

/// Thread-safe: one mail at a time. The connection is kept for the next mail, for ten seconds.
class SmtpTransport : public Transport {
  public:
    /// `settings` have passed their check(). Connects at the first sending only.
    explicit SmtpTransport(MailSettings settings, SmtpTimes times = {});
    /// Says goodbye to the server, waiting for its answer at most two seconds.
    ~SmtpTransport() override;

    /// See Transport. Refused is what the server answers with 5xx to the recipient or the content;
    /// a wrong password, a server without encryption or with a certificate that is not to be
    /// trusted are Errors of code unavailable. No secret is in any answer or error.
    Result<Delivery> send(std::string_view envelope_from, std::string_view envelope_to,
                          std::string_view octets) override;

  private:
    struct Cleanup {
        void operator()(void* handle) const;
    };

    MailSettings settings_;
    SmtpTimes times_;
    std::mutex mutex_;
    std::unique_ptr<void, Cleanup> handle_; ///< libcurl's, with its connection
};

} // namespace radslag::mail
