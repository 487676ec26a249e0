// See pages.hpp.
#include "inputs/attachments/pages.hpp"

#include "inputs/attachments/parts.hpp"
#include "platform/site/record_pages.hpp"

namespace radslag::inputs::attachments::pages {

Result<http::Response> show(const site::Site& site, const documents::Files& files,
                            http::Request& request) {
    const auto found =
        site::found_by_id<AttachmentId>(site, request, [&](db::Session& session, AttachmentId id) {
            return readable_file(session, request.caller.reader(), id);
        });
    if (!found)
        return site::not_found();
    return parts::given(files, *found);
}

} // namespace radslag::inputs::attachments::pages
