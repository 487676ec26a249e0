// What forms and pages with files share: reading what came with a form, the fields, the list.
#pragma once

#include "documents/files.hpp"
#include "inputs/drafts/drafts.hpp"
#include "platform/http/request.hpp"
#include "platform/site/record_form.hpp"

namespace radslag::inputs::attachments::parts {

/// The files that came with the form, kept on the disk by now, and those that were to be taken
/// away. `there`: how many there are before. What cannot be received is an error of the field
/// `files` in `form`, and left out.
drafts::FileChange change_in(const documents::Files& files, const http::Request& request,
                             std::size_t there, site::FormReader& form);

/// The field for files, and one box for each that is there already, which takes it away.
void add_fields(i18n::Language language, const std::vector<File>& there,
                std::vector<site::FormField>& fields);

/// "PDF.pdf (document, 1.2 MB)", each a link by `url_of(file)`.
html::Html list(i18n::Language language, const std::vector<File>& files,
                html::Url (*url_of)(const File& file));

/// A file to be saved by the browser, never shown in it.
http::Response given(const documents::Files& files, const File& file);

} // namespace radslag::inputs::attachments::parts
