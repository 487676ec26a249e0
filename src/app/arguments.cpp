// The command line: which command, with what. Messages of wrong usage are the parser's own.
#include "app/commands.hpp"
#include "app/consequences.hpp"
#include "app/terminal.hpp"
#include "platform/base/clock.hpp"
#include "platform/log/log.hpp"

#include <CLI/CLI.hpp>

#include <charconv>
#include <map>
#include <vector>

namespace radslag::app {

namespace {

/// An option that takes one of some words; help and errors name the words.
template <class Value>
CLI::Option* add_choice(CLI::App* sub, const std::string& name, Value& value,
                        const std::map<std::string, Value>& known, const std::string& help) {
    std::vector<std::string> words;
    for (const auto& [word, meant] : known)
        words.push_back(word);
    return sub
        ->add_option_function<std::string>(
            name, [&value, known](const std::string& word) { value = known.at(word); }, help)
        ->check(CLI::IsMember(words))
        ->type_name("WORD");
}

/// Collects what the parser reads, and turns it into the command's own values.
class Arguments {
  public:
    explicit Arguments(int argc, const char* const* argv) : argc_(argc), argv_(argv) {
        app_.require_subcommand(1);
        app_.set_help_all_flag("--help-all", "All commands with their options");
        // The parser reads settings for the whole command line only: a section for each command.
        app_.set_config("--config", config_of_data(), "Settings (default: DIR/radslag.toml)")
            ->type_name("FILE");
        app_.allow_config_extras(CLI::config_extras_mode::error);
        app_.fallthrough();
        place_.language = i18n::language_of_environment();
        add_init();
        add_user();
        add_extract();
        add_import();
        add_demo();
        add_serve();
        add_plain("check", "Compare rows, ledger and documents", &app::check);
        add_verify();
        add_plain("routes", "List every address with the right that it asks for",
                  &app::print_routes);
        add_plain("migrate", "Bring the tables up to this program", &app::migrate);
        add_plain("reindex", "Make the index of search anew, also while a server runs",
                  &app::reindex);
        add_with_file("backup", "Copy the register into one file, while it serves", &app::backup);
        add_with_file("restore", "Put such a copy into an empty folder", &app::restore);
        add_copy();
        add_export();
    }

    ExitCode run() {
        try {
            app_.parse(argc_, argv_);
        } catch (const CLI::ParseError& error) {
            return app_.exit(error) == 0 ? done : wrong_usage;
        }
        if (!day_.empty()) {
            place_.today = parse_day(day_);
            if (!place_.today) {
                say(i18n::tr(place_.language, "--today: {0} is no day. Write it as YYYY-MM-DD.",
                             day_));
                return wrong_usage;
            }
        }
        return command_();
    }

  private:
    CLI::App* add(const char* name, const char* description, std::function<ExitCode()> command) {
        CLI::App* sub = app_.add_subcommand(name, description);
        sub->callback([this, command = std::move(command)] { command_ = command; });
        return sub;
    }

    CLI::App* add_on_register(const char* name, const char* description,
                              std::function<ExitCode()> command) {
        CLI::App* sub = add(name, description, std::move(command));
        add_place(sub);
        return sub;
    }

    void add_place(CLI::App* sub) {
        sub->add_option("--data", place_.data, "The register's folder")
            ->required()
            ->type_name("DIR");
        sub->add_option("--database", place_.database, "postgresql://… (default: DIR/radslag.db)")
            ->type_name("URL");
    }

    /// What stands after --data; the folder must be known before its settings are read.
    [[nodiscard]] std::string_view folder_asked_for() const {
        constexpr std::string_view joined = "--data=";
        for (int i = 1; i < argc_; ++i) {
            const std::string_view argument = argv_[i];
            if (argument == "--data" && i + 1 < argc_)
                return argv_[i + 1];
            if (argument.starts_with(joined))
                return argument.substr(joined.size());
        }
        return {};
    }

    /// DIR/radslag.toml, if it is there.
    [[nodiscard]] std::string config_of_data() const {
        const std::string_view folder = folder_asked_for();
        const auto file = std::filesystem::path(folder) / "radslag.toml";
        return !folder.empty() && std::filesystem::exists(file) ? file.string() : std::string();
    }

    void add_today(CLI::App* sub) {
        sub->add_option("--today", day_, "Start the clock at this day (demonstration, test)")
            ->type_name("YYYY-MM-DD");
    }

    void add_plain(const char* name, const char* description, ExitCode (*command)(const Place&)) {
        add_on_register(name, description, [this, command] { return command(place_); });
    }

    void add_with_file(const char* name, const char* description,
                       ExitCode (*command)(const Place&, const std::filesystem::path&)) {
        CLI::App* sub =
            add_on_register(name, description, [this, command] { return command(place_, file_); });
        sub->add_option("FILE", file_, "The copy")->required();
    }

    void add_copy() {
        CLI::App* sub = add_on_register("copy", "Move the register to another database, or back",
                                        [this] { return app::copy(place_, copy_to_); });
        sub->add_option("--to", copy_to_, "postgresql://… that is empty, or a new folder")
            ->required()
            ->type_name("URL|DIR");
    }

    void add_export() {
        CLI::App* sub =
            add_on_register("export", "Write the register into a folder, in open formats",
                            [this] { return app::export_register(place_, export_); });
        sub->add_option("DIR", export_.folder, "A new folder")->required();
        sub->add_flag("--public", export_.is_public_only, "Only what everybody may read");
        sub->add_flag("--incomplete", export_.is_incomplete_too,
                      "Go on where documents are missing or have changed, and name them");
    }

    void add_verify() {
        CLI::App* sub = add("verify", "Check a receipt, or the register against its ledger",
                            [this] { return app::verify(place_, verify_); });
        auto* what = sub->add_option_group("What", "One of these");
        auto* receipt =
            what->add_option("RECEIPT", verify_.receipt, "A receipt of an input or answer");
        auto* data =
            what->add_option("--data", place_.data, "The register's folder")->type_name("DIR");
        what->require_option(1);
        sub->add_option("--database", place_.database, "postgresql://… (default: DIR/radslag.db)")
            ->type_name("URL")
            ->needs(data);
        auto* key =
            sub->add_option("--key", verify_.key, "The ledger's key, as /ledger/key gives it")
                ->type_name("KEY");
        sub->add_option("--checkpoint", verify_.checkpoint, "A checkpoint that you have kept")
            ->type_name("FILE")
            ->needs(key)
            ->needs(data);
        receipt->needs(key);
    }

    void add_init() {
        CLI::App* sub = add_on_register("init", "Found an empty forum",
                                        [this] { return app::init(place_, init_); });
        sub->add_option("--name", init_.name, "The forum's name")->required();
        sub->add_option("--admin", init_.admin, "Mail address of the system administrator")
            ->required()
            ->type_name("MAIL");
        sub->add_option("--roster", roster_, "Seat the parties of this roster in every forum")
            ->check(CLI::IsMember({"se-regions"}));
        sub->add_flag("--test", init_.test, "A forum for trying things out; allows --today");
        sub->callback([this] {
            init_.seats_swedish_regions = roster_ == "se-regions";
            command_ = [this] { return app::init(place_, init_); };
        });
    }

    CLI::App* add_user_command(CLI::App* user, const char* name, const char* description,
                               User::What what) {
        CLI::App* sub = user->add_subcommand(name, description);
        sub->callback([this, what] {
            user_.what = what;
            command_ = [this] { return app::user(place_, user_); };
        });
        add_place(sub);
        return sub;
    }

    void add_user() {
        CLI::App* user = app_.add_subcommand("user", "Accounts: who may sign in, and as what");
        user->require_subcommand(1);
        const auto with_mail = [this](CLI::App* sub) {
            sub->add_option("MAIL", user_.mail, "The person's mail address")->required();
            return sub;
        };
        CLI::App* add = with_mail(
            add_user_command(user, "add", "Add an account, or a role to one", User::What::add));
        std::map<std::string, auth::Role> known;
        for (const auto& [role, word] : auth::roles.pairs())
            known.emplace(word, role);
        add_choice(add, "--role", user_.role, known, "What the person is there")->required();
        auto* body = add->add_option("--body", user_.body, "The body in which")->type_name("NAME");
        add->add_option("--party", user_.party, "The organisation for which")
            ->type_name("NAME")
            ->excludes(body);
        add->add_option("--name", user_.name, "The person's name")->type_name("NAME");
        add->add_flag("--demonstration", user_.demonstration, "An invented person");
        with_mail(add_user_command(user, "password", "Set a password, read from standard input",
                                   User::What::password));
        CLI::App* link = with_mail(add_user_command(
            user, "link", "Print a link that signs the person in once", User::What::link));
        link->add_option("--base-url", user_.base_url, "The site's address as readers write it");
        add_today(link);
        CLI::App* token = with_mail(
            add_user_command(user, "token", "Print a token by which a program acts for the person",
                             User::What::token));
        token->add_option("--days", user_.days, "How long it holds (default 365)")
            ->check(CLI::Range(1, 3660));
        token->add_flag("--end", user_.end_tokens, "End all tokens of the person instead");
        add_user_command(user, "list", "List the accounts", User::What::list);
    }

    void add_extract() {
        CLI::App* sub = add("extract", "Read notes and print their structure",
                            [this] { return app::extract(place_.language, extract_); });
        sub->add_option("FILE", extract_.files, "Documents")->required();
        add_choice(sub, "--format", extract_.format,
                   {{"json", Extract::Format::json}, {"text", Extract::Format::text}},
                   "json (default) or text");
    }

    void add_import() {
        CLI::App* sub = add_on_register("import", "Bring documents in",
                                        [this] { return app::import(place_, import_); });
        sub->add_option("FILE", import_.files, "Documents")->required();
        sub->add_option("--body", import_.body, "The body that met (default: as the heading says)")
            ->type_name("NAME");
        sub->add_flag("--accept", import_.accept, "Take in what is certain, keep doubts apart");
        add_choice(sub, "--visibility", import_.visibility,
                   {{"public", bodies::Visibility::is_public},
                    {"members", bodies::Visibility::members},
                    {"secretariat", bodies::Visibility::secretariat}},
                   "members (default), public, secretariat");
        add_today(sub);
    }

    void add_demo() {
        CLI::App* sub = add_on_register("demo", "Fill the demonstration forum: invented, two years",
                                        [this] { return app::demo(place_, demo_); });
        sub->add_option("--times", demo_.times,
                        "For measuring: so many times as many meetings, in changed words")
            ->check(CLI::Range(1, 1000));
        add_today(sub);
    }

    void add_serve() {
        CLI::App* sub = add_on_register("serve", "Serve the register as a site", [this] {
            if (!split_listen())
                return wrong_usage;
            log::set_level(*log::parse_level(log_level_));
            return app::serve(place_, serve_);
        });
        sub->add_option("--listen", listen_, "Address and port (default 127.0.0.1:8080)")
            ->type_name("ADDRESS:PORT");
        sub->add_option("--base-url", serve_.base_url, "The site's address as readers write it");
        sub->add_option("--trusted-proxy", serve_.trusted_proxies,
                        "Range of proxies whose X-Forwarded headers count")
            ->type_name("CIDR");
        auto* certificate = sub->add_option("--tls-cert", serve_.certificate, "PEM chain");
        auto* key = sub->add_option("--tls-key", serve_.key, "PEM private key");
        sub->add_option("--log-level", log_level_, "debug, info (default), warning, error, off")
            ->check(CLI::IsMember({"debug", "info", "warning", "error", "off"}));
        certificate->needs(key);
        key->needs(certificate);
        add_mail(sub);
        add_today(sub);
    }

    void add_mail(CLI::App* sub) {
        mail::MailSettings& mail = serve_.mail;
        auto* server = sub->add_option("--mail-server", mail.server,
                                       "Where mail goes out: smtp://HOST:PORT or smtps://HOST")
                           ->type_name("URL");
        auto* from = sub->add_option("--mail-from", mail.from.address,
                                     "The sender; answers of calendars come back there")
                         ->type_name("MAIL")
                         ->needs(server);
        server->needs(from);
        const auto add = [&](const char* name, std::string& value, const char* description) {
            return sub->add_option(name, value, description)->needs(server);
        };
        add("--mail-name", mail.from.name, "The sender's name (default: the forum's)");
        add("--mail-user", mail.user, "Who signs in at the mail server");
        add("--mail-password-file", mail.password_file, "Holds the password")->type_name("FILE");
        add("--mail-token-file", mail.token_file, "Holds an OAuth token instead")
            ->type_name("FILE");
        add("--mail-authorities", mail.authorities_file,
            "PEM of who signs the server's certificate")
            ->type_name("FILE");
        add_choice(sub, "--mail-tls", mail.tls,
                   {{"required", mail::Tls::required}, {"none", mail::Tls::none}},
                   "required (default), or none on this machine")
            ->needs(server);
        add_mail_in(sub)->needs(server);
    }

    CLI::Option* add_mail_in(CLI::App* sub) {
        mail::MailboxSettings& mailbox = serve_.mailbox;
        auto* where =
            sub->add_option_function<std::string>(
                   "--mail-in",
                   [&](const std::string& text) {
                       (mail::MailboxSettings::is_mailbox(text) ? mailbox.server : serve_.lmtp) =
                           text;
                   },
                   "Where answers come in: brought by LMTP to /PATH or ADDRESS:PORT, or taken from "
                   "the mailbox imaps://HOST/FOLDER or imap://HOST/FOLDER")
                ->type_name("SOCKET|URL");
        const auto add = [&](const char* name, std::string& value, const char* description) {
            return sub->add_option(name, value, description)->needs(where);
        };
        add("--mail-in-user", mailbox.user, "Who signs in at the mailbox");
        add("--mail-in-password-file", mailbox.password_file, "Holds the password")
            ->type_name("FILE");
        add("--mail-in-token-file", mailbox.token_file, "Holds an OAuth token instead")
            ->type_name("FILE");
        add("--mail-in-authorities", mailbox.authorities_file,
            "PEM of who signs the mailbox server's certificate")
            ->type_name("FILE");
        sub->add_option_function<int>(
               "--mail-in-interval",
               [this](int seconds) { serve_.mailbox_interval = std::chrono::seconds(seconds); },
               "Seconds between looks into the mailbox (default 60)")
            ->check(CLI::Range(1, 3600))
            ->needs(where);
        add_choice(sub, "--mail-in-tls", mailbox.tls,
                   {{"required", mail::Tls::required}, {"none", mail::Tls::none}},
                   "required (default), or none on this machine")
            ->needs(where);
        return where;
    }

    /// "127.0.0.1:8080" or "[::1]:8080" into address and port.
    bool split_listen() {
        const auto colon = listen_.rfind(':');
        std::string address = listen_.substr(0, colon);
        if (address.size() > 2 && address.front() == '[' && address.back() == ']')
            address = address.substr(1, address.size() - 2);
        const std::string port = colon == std::string::npos ? "" : listen_.substr(colon + 1);
        unsigned number = 0;
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
        if (error != std::errc{} || end != port.data() + port.size() || number > 65535 ||
            address.empty()) {
            say(i18n::tr(place_.language,
                         "--listen: {0} is no address with a port. Write it as 127.0.0.1:8080.",
                         listen_));
            return false;
        }
        serve_.address = address;
        serve_.port = static_cast<std::uint16_t>(number);
        return true;
    }

    int argc_;
    const char* const* argv_;
    CLI::App app_{"Rådslag: the system for a standing dialogue between levels of government",
                  "radslag"};
    std::function<ExitCode()> command_;
    Place place_;
    Init init_;
    User user_;
    std::string roster_;
    Extract extract_;
    Import import_;
    Demo demo_;
    Verify verify_;
    Export export_;
    Serve serve_;
    std::string log_level_ = "info";
    std::string listen_ = "127.0.0.1:8080";
    std::string day_;
    std::string copy_to_;
    std::filesystem::path file_;
};

} // namespace

ExitCode run(int argc, const char* const* argv) {
    // Commands speak to whoever typed them; only the server keeps a log of more than faults.
    log::set_level(log::Level::error);
    set_consequences();
    try {
        return Arguments(argc, argv).run();
    } catch (const std::exception& fault) {
        say(i18n::tr(i18n::language_of_environment(), "It could not be done: {0}", fault.what()));
        return failed;
    }
}

} // namespace radslag::app
