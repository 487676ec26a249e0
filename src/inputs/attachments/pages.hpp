// The handler of a file that came with an input.
#pragma once

#include "documents/files.hpp"
#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::inputs::attachments::pages {

/// The file, byte for byte, to be saved, for whoever may read its input.
Result<http::Response> show(const site::Site& site, const documents::Files& files,
                            http::Request& request);

} // namespace radslag::inputs::attachments::pages
