// Mail, by GMime: messages (EML) and mailboxes (MBOX).
#pragma once

#include <string>
#include <string_view>

#include "input/part.h"
#include "input/reader.h"

namespace derek::input {

bool is_mail_head(std::string_view head);
bool is_mbox_head(std::string_view head);

// Cuts a mailbox into parts of the format kMail, one message at a time. Lines that writers quoted (">From ") get
// back their old form.
bool split_mbox(Reader& reader, const Part& context, const Options& options, const Sink& sink);

// The body of a message (plain text before HTML), then its attachments and the messages in it, in their order; an
// attachment comes with what it is still to be found out, its depth one more. Pictures, sounds, signatures and
// calendars are left out.
struct MailPart {
  Part part;
  bool attachment = false;
};
bool read_mail(Part&& mail, const Options& options, const std::function<bool(MailPart&&)>& sink);

}  // namespace derek::input
