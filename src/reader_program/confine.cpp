// rlimits and seccomp filters; see confine.hpp.
#include "reader_program/confine.hpp"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <system_error>

namespace radslag::reader_program {

namespace {

constexpr rlim_t memory_bytes = rlim_t{1536} << 20U;
constexpr rlim_t written_bytes = rlim_t{64} << 20U;
constexpr rlim_t open_files = 64;

// A sanitizer needs terabytes of address space, and to look at itself. g++ tells of it by macros,
// clang by features.
#if defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

void limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
    rlimit value{};
    if (getrlimit(resource, &value) != 0)
        throw std::system_error(errno, std::generic_category(), "getrlimit");
    value.rlim_max = hard < value.rlim_max ? hard : value.rlim_max;
    value.rlim_cur = soft < value.rlim_max ? soft : value.rlim_max;
    if (setrlimit(resource, &value) != 0)
        throw std::system_error(errno, std::generic_category(), "setrlimit");
}

class Filter {
  public:
    explicit Filter(std::uint32_t otherwise) : filter_(seccomp_init(otherwise), &seccomp_release) {
        if (filter_ == nullptr)
            throw std::runtime_error("seccomp_init");
    }

    /// Names that this machine's kernel does not know are passed over.
    void rule(std::uint32_t action, std::initializer_list<const char*> calls) {
        for (const char* const name : calls) {
            const int call = seccomp_syscall_resolve_name(name);
            if (call != __NR_SCMP_ERROR)
                seccomp_rule_add(filter_.get(), action, call, 0);
        }
    }
    /// The rule holds for calls whose argument number `argument` has one of `bits` set.
    void rule_on_bits(std::uint32_t action, const char* name, unsigned argument,
                      std::initializer_list<std::uint64_t> bits) {
        const int call = seccomp_syscall_resolve_name(name);
        for (const std::uint64_t bit : bits)
            seccomp_rule_add(filter_.get(), action, call, 1,
                             scmp_arg_cmp{argument, SCMP_CMP_MASKED_EQ, bit, bit});
    }
    void load() {
        if (seccomp_load(filter_.get()) != 0)
            throw std::runtime_error("seccomp_load");
    }

  private:
    std::unique_ptr<void, decltype(&seccomp_release)> filter_;
};

constexpr std::uint32_t refuse = SCMP_ACT_ERRNO(EACCES);

} // namespace

void limit_resources(int cpu_seconds) {
    const auto seconds = static_cast<rlim_t>(cpu_seconds);
    limit(RLIMIT_CPU, seconds, seconds + 1);
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_FSIZE, written_bytes, written_bytes);
    limit(RLIMIT_NOFILE, open_files, open_files);
    if (!sanitized)
        limit(RLIMIT_AS, memory_bytes, memory_bytes);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
        throw std::system_error(errno, std::generic_category(), "prctl");
}

void wall_in_converter() {
    limit(RLIMIT_NPROC, 0, 0); // does not bind root; the filter does
    Filter filter(SCMP_ACT_ALLOW);
    filter.rule(refuse, {"socket",
                         "socketpair",
                         "connect",
                         "bind",
                         "listen",
                         "accept",
                         "accept4",
                         "sendto",
                         "sendmsg",
                         "sendmmsg",
                         "ptrace",
                         "process_vm_readv",
                         "process_vm_writev",
                         "mount",
                         "umount2",
                         "pivot_root",
                         "chroot",
                         "unshare",
                         "setns",
                         "bpf",
                         "perf_event_open",
                         "keyctl",
                         "add_key",
                         "request_key",
                         "userfaultfd",
                         "io_uring_setup",
                         "kexec_load",
                         "init_module",
                         "finit_module",
                         "delete_module",
                         "reboot",
                         "swapon",
                         "swapoff",
                         "creat",
                         "mkdir",
                         "mkdirat",
                         "rename",
                         "renameat",
                         "renameat2",
                         "unlink",
                         "unlinkat",
                         "rmdir",
                         "link",
                         "linkat",
                         "symlink",
                         "symlinkat",
                         "chmod",
                         "fchmod",
                         "fchmodat",
                         "chown",
                         "fchown",
                         "lchown",
                         "fchownat",
                         "truncate",
                         "mknod",
                         "mknodat",
                         "setxattr",
                         "fsetxattr",
                         "clone",
                         "clone3",
                         "fork",
                         "vfork",
                         "openat2"});
    for (const auto& [call, flags] : {std::pair{"open", 1U}, std::pair{"openat", 2U}})
        filter.rule_on_bits(refuse, call, flags, {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC});
    filter.load();
}

void wall_in_reader() {
    if (sanitized)
        return wall_in_converter();
    limit(RLIMIT_NPROC, 0, 0);
    Filter filter(refuse);
    filter.rule(
        SCMP_ACT_ALLOW,
        {"read",         "readv",          "pread64",         "write",        "writev",
         "close",        "fstat",          "newfstatat",      "lseek",        "mmap",
         "munmap",       "mremap",         "mprotect",        "madvise",      "brk",
         "futex",        "exit",           "exit_group",      "sigaltstack",  "rt_sigreturn",
         "rt_sigaction", "rt_sigprocmask", "clock_gettime",   "gettimeofday", "time",
         "getrandom",    "getpid",         "gettid",          "tgkill",       "sched_yield",
         "sysinfo",      "getrusage",      "restart_syscall", "prlimit64",    "poll"});
    filter.load();
}

} // namespace radslag::reader_program
