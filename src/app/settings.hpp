// What the command line says, as values: which folder, which database, which day. arguments.hpp
// fills it in.
#pragma once

#include "bodies/bodies.hpp"
#include "platform/base/clock.hpp"
#include "platform/i18n/language.hpp"
#include "platform/mail/mailbox_settings.hpp"
#include "platform/mail/settings.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace radslag::app {

/// For all commands that work on a register.
struct Place {
    std::filesystem::path data;          ///< DIR
    std::optional<std::string> database; ///< postgresql://…; nothing: DIR/radslag.db
    std::optional<Day> today;            ///< the clock starts at that day
    i18n::Language language = i18n::Language::english;
};

struct Init {
    std::string name;
    bool seats_swedish_regions = false;
    std::string admin; ///< mail address
    bool test = false;
};

struct User {
    enum class What { add, password, link, token, list } what = What::list;
    std::string mail;
    std::string name;
    auth::Role role = auth::Role::reader;
    std::string body;           ///< its name
    std::string party;          ///< name of an organisation that is a party somewhere
    std::string base_url;       ///< stands before a printed link
    bool demonstration = false; ///< the body of the demonstration, and an invented person
    int days = 365;             ///< how long a token holds
    bool end_tokens = false;    ///< end all that there are instead of making one
};

struct Extract {
    enum class Format { json, text } format = Format::json;
    std::vector<std::filesystem::path> files;
};

struct Import {
    std::optional<std::string> body;
    bool accept = false;
    bodies::Visibility visibility = bodies::Visibility::members;
    std::vector<std::filesystem::path> files;
};

struct Demo {
    int times = 1; ///< how many times as large, for measuring
};

struct Export {
    std::filesystem::path folder; ///< that it makes
    bool is_public_only = false;
    bool is_incomplete_too = false; ///< also where documents are missing or have changed
};

struct Verify {
    std::filesystem::path receipt;    ///< a file; empty: the register itself
    std::string key;                  ///< of the ledger, one line
    std::filesystem::path checkpoint; ///< that somebody has kept; empty: none
};

struct Serve {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string base_url;
    std::vector<std::string> trusted_proxies;
    std::filesystem::path certificate;
    std::filesystem::path key;
    mail::MailSettings mail; ///< without a server no mail goes out
    std::string lmtp;        ///< where mail is brought by LMTP; empty: nowhere
    /// Where mail is taken from, instead; without a server nowhere.
    mail::MailboxSettings mailbox;
    std::chrono::seconds mailbox_interval{60}; ///< how often it is looked into
};

/// What a command ends with: 0 done, 1 failed, 2 wrong usage.
using ExitCode = int;
constexpr ExitCode done = 0;
constexpr ExitCode failed = 1;
constexpr ExitCode wrong_usage = 2;

} // namespace radslag::app
