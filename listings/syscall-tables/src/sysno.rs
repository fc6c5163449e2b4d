// Made by `cargo run -p kernel-table -- rust` from data/x86_64-7.3.4.json:
// a test repeats it. Edit nothing here.

use super::Sysno;

impl Sysno {
    /// `read(unsigned int fd, char __user *buf, size_t count)`
    ///
    /// Kernel: `sys_read` in `fs/read_write.c`.
    pub const READ: Sysno = Sysno(0);
    /// `write(unsigned int fd, const char __user *buf, size_t count)`
    ///
    /// Kernel: `sys_write` in `fs/read_write.c`.
    pub const WRITE: Sysno = Sysno(1);
    /// `open(const char __user *filename, int flags, umode_t mode)`
    ///
    /// Kernel: `sys_open` in `fs/open.c`.
    pub const OPEN: Sysno = Sysno(2);
    /// `close(unsigned int fd)`
    ///
    /// Kernel: `sys_close` in `fs/open.c`.
    pub const CLOSE: Sysno = Sysno(3);
    /// `stat(const char __user *filename, struct stat __user *statbuf)`
    ///
    /// Kernel: `sys_newstat` in `fs/stat.c`.
    pub const STAT: Sysno = Sysno(4);
    /// `fstat(unsigned int fd, struct stat __user *statbuf)`
    ///
    /// Kernel: `sys_newfstat` in `fs/stat.c`.
    pub const FSTAT: Sysno = Sysno(5);
    /// `lstat(const char __user *filename, struct stat __user *statbuf)`
    ///
    /// Kernel: `sys_newlstat` in `fs/stat.c`.
    pub const LSTAT: Sysno = Sysno(6);
    /// `poll(struct pollfd __user *ufds, unsigned int nfds, int timeout_msecs)`
    ///
    /// Kernel: `sys_poll` in `fs/select.c`.
    pub const POLL: Sysno = Sysno(7);
    /// `lseek(unsigned int fd, off_t offset, unsigned int whence)`
    ///
    /// Kernel: `sys_lseek` in `fs/read_write.c`.
    pub const LSEEK: Sysno = Sysno(8);
    /// `mmap(unsigned long addr, unsigned long len, unsigned long prot,
    /// unsigned long flags, unsigned long fd, unsigned long off)`
    ///
    /// Kernel: `sys_mmap` in `arch/x86/kernel/sys_x86_64.c`.
    pub const MMAP: Sysno = Sysno(9);
    /// `mprotect(unsigned long start, size_t len, unsigned long prot)`
    ///
    /// Kernel: `sys_mprotect` in `mm/mprotect.c`.
    pub const MPROTECT: Sysno = Sysno(10);
    /// `munmap(unsigned long addr, size_t len)`
    ///
    /// Kernel: `sys_munmap` in `mm/mmap.c`.
    pub const MUNMAP: Sysno = Sysno(11);
    /// `brk(unsigned long brk)`
    ///
    /// Kernel: `sys_brk` in `mm/mmap.c`.
    pub const BRK: Sysno = Sysno(12);
    /// `rt_sigaction(int sig, const struct sigaction __user *act, struct
    /// sigaction __user *oact, size_t sigsetsize)`
    ///
    /// Kernel: `sys_rt_sigaction` in `kernel/signal.c`.
    pub const RT_SIGACTION: Sysno = Sysno(13);
    /// `rt_sigprocmask(int how, sigset_t __user *nset, sigset_t __user *oset,
    /// size_t sigsetsize)`
    ///
    /// Kernel: `sys_rt_sigprocmask` in `kernel/signal.c`.
    pub const RT_SIGPROCMASK: Sysno = Sysno(14);
    /// `rt_sigreturn()`
    ///
    /// Kernel: `sys_rt_sigreturn` in `arch/x86/kernel/signal_64.c`.
    pub const RT_SIGRETURN: Sysno = Sysno(15);
    /// `ioctl(unsigned int fd, unsigned int cmd, unsigned long arg)`
    ///
    /// Kernel: `sys_ioctl` in `fs/ioctl.c`.
    pub const IOCTL: Sysno = Sysno(16);
    /// `pread64(unsigned int fd, char __user *buf, size_t count, loff_t pos)`
    ///
    /// Kernel: `sys_pread64` in `fs/read_write.c`.
    pub const PREAD64: Sysno = Sysno(17);
    /// `pwrite64(unsigned int fd, const char __user *buf, size_t count, loff_t
    /// pos)`
    ///
    /// Kernel: `sys_pwrite64` in `fs/read_write.c`.
    pub const PWRITE64: Sysno = Sysno(18);
    /// `readv(unsigned long fd, const struct iovec __user *vec, unsigned long
    /// vlen)`
    ///
    /// Kernel: `sys_readv` in `fs/read_write.c`.
    pub const READV: Sysno = Sysno(19);
    /// `writev(unsigned long fd, const struct iovec __user *vec, unsigned long
    /// vlen)`
    ///
    /// Kernel: `sys_writev` in `fs/read_write.c`.
    pub const WRITEV: Sysno = Sysno(20);
    /// `access(const char __user *filename, int mode)`
    ///
    /// Kernel: `sys_access` in `fs/open.c`.
    pub const ACCESS: Sysno = Sysno(21);
    /// `pipe(int __user *fildes)`
    ///
    /// Kernel: `sys_pipe` in `fs/pipe.c`.
    pub const PIPE: Sysno = Sysno(22);
    /// `select(int n, fd_set __user *inp, fd_set __user *outp, fd_set __user
    /// *exp, struct __kernel_old_timeval __user *tvp)`
    ///
    /// Kernel: `sys_select` in `fs/select.c`.
    pub const SELECT: Sysno = Sysno(23);
    /// `sched_yield()`
    ///
    /// Kernel: `sys_sched_yield` in `kernel/sched/syscalls.c`.
    pub const SCHED_YIELD: Sysno = Sysno(24);
    /// `mremap(unsigned long addr, unsigned long old_len, unsigned long
    /// new_len, unsigned long flags, unsigned long new_addr)`
    ///
    /// Kernel: `sys_mremap` in `mm/mremap.c`.
    pub const MREMAP: Sysno = Sysno(25);
    /// `msync(unsigned long start, size_t len, int flags)`
    ///
    /// Kernel: `sys_msync` in `mm/msync.c`.
    pub const MSYNC: Sysno = Sysno(26);
    /// `mincore(unsigned long start, size_t len, unsigned char __user *vec)`
    ///
    /// Kernel: `sys_mincore` in `mm/mincore.c`.
    pub const MINCORE: Sysno = Sysno(27);
    /// `madvise(unsigned long start, size_t len_in, int behavior)`
    ///
    /// Kernel: `sys_madvise` in `mm/madvise.c`.
    pub const MADVISE: Sysno = Sysno(28);
    /// `shmget(key_t key, size_t size, int shmflg)`
    ///
    /// Kernel: `sys_shmget` in `ipc/shm.c`.
    pub const SHMGET: Sysno = Sysno(29);
    /// `shmat(int shmid, char __user *shmaddr, int shmflg)`
    ///
    /// Kernel: `sys_shmat` in `ipc/shm.c`.
    pub const SHMAT: Sysno = Sysno(30);
    /// `shmctl(int shmid, int cmd, struct shmid_ds __user *buf)`
    ///
    /// Kernel: `sys_shmctl` in `ipc/shm.c`.
    pub const SHMCTL: Sysno = Sysno(31);
    /// `dup(unsigned int fildes)`
    ///
    /// Kernel: `sys_dup` in `fs/file.c`.
    pub const DUP: Sysno = Sysno(32);
    /// `dup2(unsigned int oldfd, unsigned int newfd)`
    ///
    /// Kernel: `sys_dup2` in `fs/file.c`.
    pub const DUP2: Sysno = Sysno(33);
    /// `pause()`
    ///
    /// Kernel: `sys_pause` in `kernel/signal.c`.
    pub const PAUSE: Sysno = Sysno(34);
    /// `nanosleep(struct __kernel_timespec __user *rqtp, struct
    /// __kernel_timespec __user *rmtp)`
    ///
    /// Kernel: `sys_nanosleep` in `kernel/time/hrtimer.c`.
    pub const NANOSLEEP: Sysno = Sysno(35);
    /// `getitimer(int which, struct __kernel_old_itimerval __user *value)`
    ///
    /// Kernel: `sys_getitimer` in `kernel/time/itimer.c`.
    pub const GETITIMER: Sysno = Sysno(36);
    /// `alarm(unsigned int seconds)`
    ///
    /// Kernel: `sys_alarm` in `kernel/time/itimer.c`.
    pub const ALARM: Sysno = Sysno(37);
    /// `setitimer(int which, struct __kernel_old_itimerval __user *value,
    /// struct __kernel_old_itimerval __user *ovalue)`
    ///
    /// Kernel: `sys_setitimer` in `kernel/time/itimer.c`.
    pub const SETITIMER: Sysno = Sysno(38);
    /// `getpid()`
    ///
    /// Kernel: `sys_getpid` in `kernel/sys.c`.
    pub const GETPID: Sysno = Sysno(39);
    /// `sendfile(int out_fd, int in_fd, loff_t __user *offset, size_t count)`
    ///
    /// Kernel: `sys_sendfile64` in `fs/read_write.c`.
    pub const SENDFILE: Sysno = Sysno(40);
    /// `socket(int family, int type, int protocol)`
    ///
    /// Kernel: `sys_socket` in `net/socket.c`.
    pub const SOCKET: Sysno = Sysno(41);
    /// `connect(int fd, struct sockaddr __user *uservaddr, int addrlen)`
    ///
    /// Kernel: `sys_connect` in `net/socket.c`.
    pub const CONNECT: Sysno = Sysno(42);
    /// `accept(int fd, struct sockaddr __user *upeer_sockaddr, int __user
    /// *upeer_addrlen)`
    ///
    /// Kernel: `sys_accept` in `net/socket.c`.
    pub const ACCEPT: Sysno = Sysno(43);
    /// `sendto(int fd, void __user *buff, size_t len, unsigned int flags,
    /// struct sockaddr __user *addr, int addr_len)`
    ///
    /// Kernel: `sys_sendto` in `net/socket.c`.
    pub const SENDTO: Sysno = Sysno(44);
    /// `recvfrom(int fd, void __user *ubuf, size_t size, unsigned int flags,
    /// struct sockaddr __user *addr, int __user *addr_len)`
    ///
    /// Kernel: `sys_recvfrom` in `net/socket.c`.
    pub const RECVFROM: Sysno = Sysno(45);
    /// `sendmsg(int fd, struct user_msghdr __user *msg, unsigned int flags)`
    ///
    /// Kernel: `sys_sendmsg` in `net/socket.c`.
    pub const SENDMSG: Sysno = Sysno(46);
    /// `recvmsg(int fd, struct user_msghdr __user *msg, unsigned int flags)`
    ///
    /// Kernel: `sys_recvmsg` in `net/socket.c`.
    pub const RECVMSG: Sysno = Sysno(47);
    /// `shutdown(int fd, int how)`
    ///
    /// Kernel: `sys_shutdown` in `net/socket.c`.
    pub const SHUTDOWN: Sysno = Sysno(48);
    /// `bind(int fd, struct sockaddr __user *umyaddr, int addrlen)`
    ///
    /// Kernel: `sys_bind` in `net/socket.c`.
    pub const BIND: Sysno = Sysno(49);
    /// `listen(int fd, int backlog)`
    ///
    /// Kernel: `sys_listen` in `net/socket.c`.
    pub const LISTEN: Sysno = Sysno(50);
    /// `getsockname(int fd, struct sockaddr __user *usockaddr, int __user
    /// *usockaddr_len)`
    ///
    /// Kernel: `sys_getsockname` in `net/socket.c`.
    pub const GETSOCKNAME: Sysno = Sysno(51);
    /// `getpeername(int fd, struct sockaddr __user *usockaddr, int __user
    /// *usockaddr_len)`
    ///
    /// Kernel: `sys_getpeername` in `net/socket.c`.
    pub const GETPEERNAME: Sysno = Sysno(52);
    /// `socketpair(int family, int type, int protocol, int __user *usockvec)`
    ///
    /// Kernel: `sys_socketpair` in `net/socket.c`.
    pub const SOCKETPAIR: Sysno = Sysno(53);
    /// `setsockopt(int fd, int level, int optname, char __user *optval, int
    /// optlen)`
    ///
    /// Kernel: `sys_setsockopt` in `net/socket.c`.
    pub const SETSOCKOPT: Sysno = Sysno(54);
    /// `getsockopt(int fd, int level, int optname, char __user *optval, int
    /// __user *optlen)`
    ///
    /// Kernel: `sys_getsockopt` in `net/socket.c`.
    pub const GETSOCKOPT: Sysno = Sysno(55);
    /// `clone(unsigned long clone_flags, unsigned long newsp, int __user
    /// *parent_tidptr, int __user *child_tidptr, unsigned long tls)`
    ///
    /// Kernel: `sys_clone` in `kernel/fork.c`.
    pub const CLONE: Sysno = Sysno(56);
    /// `fork()`
    ///
    /// Kernel: `sys_fork` in `kernel/fork.c`.
    pub const FORK: Sysno = Sysno(57);
    /// `vfork()`
    ///
    /// Kernel: `sys_vfork` in `kernel/fork.c`.
    pub const VFORK: Sysno = Sysno(58);
    /// `execve(const char __user *filename, const char __user *const __user
    /// *argv, const char __user *const __user *envp)`
    ///
    /// Kernel: `sys_execve` in `fs/exec.c`.
    pub const EXECVE: Sysno = Sysno(59);
    /// `exit(int error_code)`
    ///
    /// Kernel: `sys_exit` in `kernel/exit.c`.
    pub const EXIT: Sysno = Sysno(60);
    /// `wait4(pid_t upid, int __user *stat_addr, int options, struct rusage
    /// __user *ru)`
    ///
    /// Kernel: `sys_wait4` in `kernel/exit.c`.
    pub const WAIT4: Sysno = Sysno(61);
    /// `kill(pid_t pid, int sig)`
    ///
    /// Kernel: `sys_kill` in `kernel/signal.c`.
    pub const KILL: Sysno = Sysno(62);
    /// `uname(struct new_utsname __user *name)`
    ///
    /// Kernel: `sys_newuname` in `kernel/sys.c`.
    pub const UNAME: Sysno = Sysno(63);
    /// `semget(key_t key, int nsems, int semflg)`
    ///
    /// Kernel: `sys_semget` in `ipc/sem.c`.
    pub const SEMGET: Sysno = Sysno(64);
    /// `semop(int semid, struct sembuf __user *tsops, unsigned int nsops)`
    ///
    /// Kernel: `sys_semop` in `ipc/sem.c`.
    pub const SEMOP: Sysno = Sysno(65);
    /// `semctl(int semid, int semnum, int cmd, unsigned long arg)`
    ///
    /// Kernel: `sys_semctl` in `ipc/sem.c`.
    pub const SEMCTL: Sysno = Sysno(66);
    /// `shmdt(char __user *shmaddr)`
    ///
    /// Kernel: `sys_shmdt` in `ipc/shm.c`.
    pub const SHMDT: Sysno = Sysno(67);
    /// `msgget(key_t key, int msgflg)`
    ///
    /// Kernel: `sys_msgget` in `ipc/msg.c`.
    pub const MSGGET: Sysno = Sysno(68);
    /// `msgsnd(int msqid, struct msgbuf __user *msgp, size_t msgsz, int
    /// msgflg)`
    ///
    /// Kernel: `sys_msgsnd` in `ipc/msg.c`.
    pub const MSGSND: Sysno = Sysno(69);
    /// `msgrcv(int msqid, struct msgbuf __user *msgp, size_t msgsz, long
    /// msgtyp, int msgflg)`
    ///
    /// Kernel: `sys_msgrcv` in `ipc/msg.c`.
    pub const MSGRCV: Sysno = Sysno(70);
    /// `msgctl(int msqid, int cmd, struct msqid_ds __user *buf)`
    ///
    /// Kernel: `sys_msgctl` in `ipc/msg.c`.
    pub const MSGCTL: Sysno = Sysno(71);
    /// `fcntl(unsigned int fd, unsigned int cmd, unsigned long arg)`
    ///
    /// Kernel: `sys_fcntl` in `fs/fcntl.c`.
    pub const FCNTL: Sysno = Sysno(72);
    /// `flock(unsigned int fd, unsigned int cmd)`
    ///
    /// Kernel: `sys_flock` in `fs/locks.c`.
    pub const FLOCK: Sysno = Sysno(73);
    /// `fsync(unsigned int fd)`
    ///
    /// Kernel: `sys_fsync` in `fs/sync.c`.
    pub const FSYNC: Sysno = Sysno(74);
    /// `fdatasync(unsigned int fd)`
    ///
    /// Kernel: `sys_fdatasync` in `fs/sync.c`.
    pub const FDATASYNC: Sysno = Sysno(75);
    /// `truncate(const char __user *path, long length)`
    ///
    /// Kernel: `sys_truncate` in `fs/open.c`.
    pub const TRUNCATE: Sysno = Sysno(76);
    /// `ftruncate(unsigned int fd, off_t length)`
    ///
    /// Kernel: `sys_ftruncate` in `fs/open.c`.
    pub const FTRUNCATE: Sysno = Sysno(77);
    /// `getdents(unsigned int fd, struct linux_dirent __user *dirent, unsigned
    /// int count)`
    ///
    /// Kernel: `sys_getdents` in `fs/readdir.c`.
    pub const GETDENTS: Sysno = Sysno(78);
    /// `getcwd(char __user *buf, unsigned long size)`
    ///
    /// Kernel: `sys_getcwd` in `fs/d_path.c`.
    pub const GETCWD: Sysno = Sysno(79);
    /// `chdir(const char __user *filename)`
    ///
    /// Kernel: `sys_chdir` in `fs/open.c`.
    pub const CHDIR: Sysno = Sysno(80);
    /// `fchdir(unsigned int fd)`
    ///
    /// Kernel: `sys_fchdir` in `fs/open.c`.
    pub const FCHDIR: Sysno = Sysno(81);
    /// `rename(const char __user *oldname, const char __user *newname)`
    ///
    /// Kernel: `sys_rename` in `fs/namei.c`.
    pub const RENAME: Sysno = Sysno(82);
    /// `mkdir(const char __user *pathname, umode_t mode)`
    ///
    /// Kernel: `sys_mkdir` in `fs/namei.c`.
    pub const MKDIR: Sysno = Sysno(83);
    /// `rmdir(const char __user *pathname)`
    ///
    /// Kernel: `sys_rmdir` in `fs/namei.c`.
    pub const RMDIR: Sysno = Sysno(84);
    /// `creat(const char __user *pathname, umode_t mode)`
    ///
    /// Kernel: `sys_creat` in `fs/open.c`.
    pub const CREAT: Sysno = Sysno(85);
    /// `link(const char __user *oldname, const char __user *newname)`
    ///
    /// Kernel: `sys_link` in `fs/namei.c`.
    pub const LINK: Sysno = Sysno(86);
    /// `unlink(const char __user *pathname)`
    ///
    /// Kernel: `sys_unlink` in `fs/namei.c`.
    pub const UNLINK: Sysno = Sysno(87);
    /// `symlink(const char __user *oldname, const char __user *newname)`
    ///
    /// Kernel: `sys_symlink` in `fs/namei.c`.
    pub const SYMLINK: Sysno = Sysno(88);
    /// `readlink(const char __user *path, char __user *buf, int bufsiz)`
    ///
    /// Kernel: `sys_readlink` in `fs/stat.c`.
    pub const READLINK: Sysno = Sysno(89);
    /// `chmod(const char __user *filename, umode_t mode)`
    ///
    /// Kernel: `sys_chmod` in `fs/open.c`.
    pub const CHMOD: Sysno = Sysno(90);
    /// `fchmod(unsigned int fd, umode_t mode)`
    ///
    /// Kernel: `sys_fchmod` in `fs/open.c`.
    pub const FCHMOD: Sysno = Sysno(91);
    /// `chown(const char __user *filename, uid_t user, gid_t group)`
    ///
    /// Kernel: `sys_chown` in `fs/open.c`.
    pub const CHOWN: Sysno = Sysno(92);
    /// `fchown(unsigned int fd, uid_t user, gid_t group)`
    ///
    /// Kernel: `sys_fchown` in `fs/open.c`.
    pub const FCHOWN: Sysno = Sysno(93);
    /// `lchown(const char __user *filename, uid_t user, gid_t group)`
    ///
    /// Kernel: `sys_lchown` in `fs/open.c`.
    pub const LCHOWN: Sysno = Sysno(94);
    /// `umask(int mask)`
    ///
    /// Kernel: `sys_umask` in `kernel/sys.c`.
    pub const UMASK: Sysno = Sysno(95);
    /// `gettimeofday(struct __kernel_old_timeval __user *tv, struct timezone
    /// __user *tz)`
    ///
    /// Kernel: `sys_gettimeofday` in `kernel/time/time.c`.
    pub const GETTIMEOFDAY: Sysno = Sysno(96);
    /// `getrlimit(unsigned int resource, struct rlimit __user *rlim)`
    ///
    /// Kernel: `sys_getrlimit` in `kernel/sys.c`.
    pub const GETRLIMIT: Sysno = Sysno(97);
    /// `getrusage(int who, struct rusage __user *ru)`
    ///
    /// Kernel: `sys_getrusage` in `kernel/sys.c`.
    pub const GETRUSAGE: Sysno = Sysno(98);
    /// `sysinfo(struct sysinfo __user *info)`
    ///
    /// Kernel: `sys_sysinfo` in `kernel/sys.c`.
    pub const SYSINFO: Sysno = Sysno(99);
    /// `times(struct tms __user *tbuf)`
    ///
    /// Kernel: `sys_times` in `kernel/sys.c`.
    pub const TIMES: Sysno = Sysno(100);
    /// `ptrace(long request, long pid, unsigned long addr, unsigned long data)`
    ///
    /// Kernel: `sys_ptrace` in `kernel/ptrace.c`.
    pub const PTRACE: Sysno = Sysno(101);
    /// `getuid()`
    ///
    /// Kernel: `sys_getuid` in `kernel/sys.c`.
    pub const GETUID: Sysno = Sysno(102);
    /// `syslog(int type, char __user *buf, int len)`
    ///
    /// Kernel: `sys_syslog` in `kernel/printk/printk.c`.
    pub const SYSLOG: Sysno = Sysno(103);
    /// `getgid()`
    ///
    /// Kernel: `sys_getgid` in `kernel/sys.c`.
    pub const GETGID: Sysno = Sysno(104);
    /// `setuid(uid_t uid)`
    ///
    /// Kernel: `sys_setuid` in `kernel/sys.c`.
    pub const SETUID: Sysno = Sysno(105);
    /// `setgid(gid_t gid)`
    ///
    /// Kernel: `sys_setgid` in `kernel/sys.c`.
    pub const SETGID: Sysno = Sysno(106);
    /// `geteuid()`
    ///
    /// Kernel: `sys_geteuid` in `kernel/sys.c`.
    pub const GETEUID: Sysno = Sysno(107);
    /// `getegid()`
    ///
    /// Kernel: `sys_getegid` in `kernel/sys.c`.
    pub const GETEGID: Sysno = Sysno(108);
    /// `setpgid(pid_t pid, pid_t pgid)`
    ///
    /// Kernel: `sys_setpgid` in `kernel/sys.c`.
    pub const SETPGID: Sysno = Sysno(109);
    /// `getppid()`
    ///
    /// Kernel: `sys_getppid` in `kernel/sys.c`.
    pub const GETPPID: Sysno = Sysno(110);
    /// `getpgrp()`
    ///
    /// Kernel: `sys_getpgrp` in `kernel/sys.c`.
    pub const GETPGRP: Sysno = Sysno(111);
    /// `setsid()`
    ///
    /// Kernel: `sys_setsid` in `kernel/sys.c`.
    pub const SETSID: Sysno = Sysno(112);
    /// `setreuid(uid_t ruid, uid_t euid)`
    ///
    /// Kernel: `sys_setreuid` in `kernel/sys.c`.
    pub const SETREUID: Sysno = Sysno(113);
    /// `setregid(gid_t rgid, gid_t egid)`
    ///
    /// Kernel: `sys_setregid` in `kernel/sys.c`.
    pub const SETREGID: Sysno = Sysno(114);
    /// `getgroups(int gidsetsize, gid_t __user *grouplist)`
    ///
    /// Kernel: `sys_getgroups` in `kernel/groups.c`.
    pub const GETGROUPS: Sysno = Sysno(115);
    /// `setgroups(int gidsetsize, gid_t __user *grouplist)`
    ///
    /// Kernel: `sys_setgroups` in `kernel/groups.c`.
    pub const SETGROUPS: Sysno = Sysno(116);
    /// `setresuid(uid_t ruid, uid_t euid, uid_t suid)`
    ///
    /// Kernel: `sys_setresuid` in `kernel/sys.c`.
    pub const SETRESUID: Sysno = Sysno(117);
    /// `getresuid(uid_t __user *ruidp, uid_t __user *euidp, uid_t __user
    /// *suidp)`
    ///
    /// Kernel: `sys_getresuid` in `kernel/sys.c`.
    pub const GETRESUID: Sysno = Sysno(118);
    /// `setresgid(gid_t rgid, gid_t egid, gid_t sgid)`
    ///
    /// Kernel: `sys_setresgid` in `kernel/sys.c`.
    pub const SETRESGID: Sysno = Sysno(119);
    /// `getresgid(gid_t __user *rgidp, gid_t __user *egidp, gid_t __user
    /// *sgidp)`
    ///
    /// Kernel: `sys_getresgid` in `kernel/sys.c`.
    pub const GETRESGID: Sysno = Sysno(120);
    /// `getpgid(pid_t pid)`
    ///
    /// Kernel: `sys_getpgid` in `kernel/sys.c`.
    pub const GETPGID: Sysno = Sysno(121);
    /// `setfsuid(uid_t uid)`
    ///
    /// Kernel: `sys_setfsuid` in `kernel/sys.c`.
    pub const SETFSUID: Sysno = Sysno(122);
    /// `setfsgid(gid_t gid)`
    ///
    /// Kernel: `sys_setfsgid` in `kernel/sys.c`.
    pub const SETFSGID: Sysno = Sysno(123);
    /// `getsid(pid_t pid)`
    ///
    /// Kernel: `sys_getsid` in `kernel/sys.c`.
    pub const GETSID: Sysno = Sysno(124);
    /// `capget(cap_user_header_t header, cap_user_data_t dataptr)`
    ///
    /// Kernel: `sys_capget` in `kernel/capability.c`.
    pub const CAPGET: Sysno = Sysno(125);
    /// `capset(cap_user_header_t header, const cap_user_data_t data)`
    ///
    /// Kernel: `sys_capset` in `kernel/capability.c`.
    pub const CAPSET: Sysno = Sysno(126);
    /// `rt_sigpending(sigset_t __user *uset, size_t sigsetsize)`
    ///
    /// Kernel: `sys_rt_sigpending` in `kernel/signal.c`.
    pub const RT_SIGPENDING: Sysno = Sysno(127);
    /// `rt_sigtimedwait(const sigset_t __user *uthese, siginfo_t __user *uinfo,
    /// const struct __kernel_timespec __user *uts, size_t sigsetsize)`
    ///
    /// Kernel: `sys_rt_sigtimedwait` in `kernel/signal.c`.
    pub const RT_SIGTIMEDWAIT: Sysno = Sysno(128);
    /// `rt_sigqueueinfo(pid_t pid, int sig, siginfo_t __user *uinfo)`
    ///
    /// Kernel: `sys_rt_sigqueueinfo` in `kernel/signal.c`.
    pub const RT_SIGQUEUEINFO: Sysno = Sysno(129);
    /// `rt_sigsuspend(sigset_t __user *unewset, size_t sigsetsize)`
    ///
    /// Kernel: `sys_rt_sigsuspend` in `kernel/signal.c`.
    pub const RT_SIGSUSPEND: Sysno = Sysno(130);
    /// `sigaltstack(const stack_t __user *uss, stack_t __user *uoss)`
    ///
    /// Kernel: `sys_sigaltstack` in `kernel/signal.c`.
    pub const SIGALTSTACK: Sysno = Sysno(131);
    /// `utime(char __user *filename, struct utimbuf __user *times)`
    ///
    /// Kernel: `sys_utime` in `fs/utimes.c`.
    pub const UTIME: Sysno = Sysno(132);
    /// `mknod(const char __user *filename, umode_t mode, unsigned dev)`
    ///
    /// Kernel: `sys_mknod` in `fs/namei.c`.
    pub const MKNOD: Sysno = Sysno(133);
    /// `uselib`
    ///
    /// No handler in Linux 7.3.4: only 32-bit programs have it.
    pub const USELIB: Sysno = Sysno(134);
    /// `personality(unsigned int personality)`
    ///
    /// Kernel: `sys_personality` in `kernel/exec_domain.c`.
    pub const PERSONALITY: Sysno = Sysno(135);
    /// `ustat(unsigned dev, struct ustat __user *ubuf)`
    ///
    /// Kernel: `sys_ustat` in `fs/statfs.c`.
    pub const USTAT: Sysno = Sysno(136);
    /// `statfs(const char __user *pathname, struct statfs __user *buf)`
    ///
    /// Kernel: `sys_statfs` in `fs/statfs.c`.
    pub const STATFS: Sysno = Sysno(137);
    /// `fstatfs(unsigned int fd, struct statfs __user *buf)`
    ///
    /// Kernel: `sys_fstatfs` in `fs/statfs.c`.
    pub const FSTATFS: Sysno = Sysno(138);
    /// `sysfs(int option, unsigned long arg1, unsigned long arg2)`
    ///
    /// Kernel: `sys_sysfs` in `fs/filesystems.c`.
    pub const SYSFS: Sysno = Sysno(139);
    /// `getpriority(int which, int who)`
    ///
    /// Kernel: `sys_getpriority` in `kernel/sys.c`.
    pub const GETPRIORITY: Sysno = Sysno(140);
    /// `setpriority(int which, int who, int niceval)`
    ///
    /// Kernel: `sys_setpriority` in `kernel/sys.c`.
    pub const SETPRIORITY: Sysno = Sysno(141);
    /// `sched_setparam(pid_t pid, struct sched_param __user *param)`
    ///
    /// Kernel: `sys_sched_setparam` in `kernel/sched/syscalls.c`.
    pub const SCHED_SETPARAM: Sysno = Sysno(142);
    /// `sched_getparam(pid_t pid, struct sched_param __user *param)`
    ///
    /// Kernel: `sys_sched_getparam` in `kernel/sched/syscalls.c`.
    pub const SCHED_GETPARAM: Sysno = Sysno(143);
    /// `sched_setscheduler(pid_t pid, int policy, struct sched_param __user
    /// *param)`
    ///
    /// Kernel: `sys_sched_setscheduler` in `kernel/sched/syscalls.c`.
    pub const SCHED_SETSCHEDULER: Sysno = Sysno(144);
    /// `sched_getscheduler(pid_t pid)`
    ///
    /// Kernel: `sys_sched_getscheduler` in `kernel/sched/syscalls.c`.
    pub const SCHED_GETSCHEDULER: Sysno = Sysno(145);
    /// `sched_get_priority_max(int policy)`
    ///
    /// Kernel: `sys_sched_get_priority_max` in `kernel/sched/syscalls.c`.
    pub const SCHED_GET_PRIORITY_MAX: Sysno = Sysno(146);
    /// `sched_get_priority_min(int policy)`
    ///
    /// Kernel: `sys_sched_get_priority_min` in `kernel/sched/syscalls.c`.
    pub const SCHED_GET_PRIORITY_MIN: Sysno = Sysno(147);
    /// `sched_rr_get_interval(pid_t pid, struct __kernel_timespec __user
    /// *interval)`
    ///
    /// Kernel: `sys_sched_rr_get_interval` in `kernel/sched/syscalls.c`.
    pub const SCHED_RR_GET_INTERVAL: Sysno = Sysno(148);
    /// `mlock(unsigned long start, size_t len)`
    ///
    /// Kernel: `sys_mlock` in `mm/mlock.c`.
    pub const MLOCK: Sysno = Sysno(149);
    /// `munlock(unsigned long start, size_t len)`
    ///
    /// Kernel: `sys_munlock` in `mm/mlock.c`.
    pub const MUNLOCK: Sysno = Sysno(150);
    /// `mlockall(int flags)`
    ///
    /// Kernel: `sys_mlockall` in `mm/mlock.c`.
    pub const MLOCKALL: Sysno = Sysno(151);
    /// `munlockall()`
    ///
    /// Kernel: `sys_munlockall` in `mm/mlock.c`.
    pub const MUNLOCKALL: Sysno = Sysno(152);
    /// `vhangup()`
    ///
    /// Kernel: `sys_vhangup` in `fs/open.c`.
    pub const VHANGUP: Sysno = Sysno(153);
    /// `modify_ldt(int func, void __user *ptr, unsigned long bytecount)`
    ///
    /// Kernel: `sys_modify_ldt` in `arch/x86/kernel/ldt.c`.
    pub const MODIFY_LDT: Sysno = Sysno(154);
    /// `pivot_root(const char __user *new_root, const char __user *put_old)`
    ///
    /// Kernel: `sys_pivot_root` in `fs/namespace.c`.
    pub const PIVOT_ROOT: Sysno = Sysno(155);
    /// `_sysctl`
    ///
    /// No handler in Linux 7.3.4: it was removed.
    pub const _SYSCTL: Sysno = Sysno(156);
    /// `prctl(int option, unsigned long arg2, unsigned long arg3, unsigned long
    /// arg4, unsigned long arg5)`
    ///
    /// Kernel: `sys_prctl` in `kernel/sys.c`.
    pub const PRCTL: Sysno = Sysno(157);
    /// `arch_prctl(int option, unsigned long arg2)`
    ///
    /// Kernel: `sys_arch_prctl` in `arch/x86/kernel/process.c`.
    pub const ARCH_PRCTL: Sysno = Sysno(158);
    /// `adjtimex(struct __kernel_timex __user *txc_p)`
    ///
    /// Kernel: `sys_adjtimex` in `kernel/time/time.c`.
    pub const ADJTIMEX: Sysno = Sysno(159);
    /// `setrlimit(unsigned int resource, struct rlimit __user *rlim)`
    ///
    /// Kernel: `sys_setrlimit` in `kernel/sys.c`.
    pub const SETRLIMIT: Sysno = Sysno(160);
    /// `chroot(const char __user *filename)`
    ///
    /// Kernel: `sys_chroot` in `fs/open.c`.
    pub const CHROOT: Sysno = Sysno(161);
    /// `sync()`
    ///
    /// Kernel: `sys_sync` in `fs/sync.c`.
    pub const SYNC: Sysno = Sysno(162);
    /// `acct(const char __user *name)`
    ///
    /// Kernel: `sys_acct` in `kernel/acct.c`.
    pub const ACCT: Sysno = Sysno(163);
    /// `settimeofday(struct __kernel_old_timeval __user *tv, struct timezone
    /// __user *tz)`
    ///
    /// Kernel: `sys_settimeofday` in `kernel/time/time.c`.
    pub const SETTIMEOFDAY: Sysno = Sysno(164);
    /// `mount(char __user *dev_name, char __user *dir_name, char __user *type,
    /// unsigned long flags, void __user *data)`
    ///
    /// Kernel: `sys_mount` in `fs/namespace.c`.
    pub const MOUNT: Sysno = Sysno(165);
    /// `umount2(char __user *name, int flags)`
    ///
    /// Kernel: `sys_umount` in `fs/namespace.c`.
    pub const UMOUNT2: Sysno = Sysno(166);
    /// `swapon(const char __user *specialfile, int swap_flags)`
    ///
    /// Kernel: `sys_swapon` in `mm/swapfile.c`.
    pub const SWAPON: Sysno = Sysno(167);
    /// `swapoff(const char __user *specialfile)`
    ///
    /// Kernel: `sys_swapoff` in `mm/swapfile.c`.
    pub const SWAPOFF: Sysno = Sysno(168);
    /// `reboot(int magic1, int magic2, unsigned int cmd, void __user *arg)`
    ///
    /// Kernel: `sys_reboot` in `kernel/reboot.c`.
    pub const REBOOT: Sysno = Sysno(169);
    /// `sethostname(char __user *name, int len)`
    ///
    /// Kernel: `sys_sethostname` in `kernel/sys.c`.
    pub const SETHOSTNAME: Sysno = Sysno(170);
    /// `setdomainname(char __user *name, int len)`
    ///
    /// Kernel: `sys_setdomainname` in `kernel/sys.c`.
    pub const SETDOMAINNAME: Sysno = Sysno(171);
    /// `iopl(unsigned int level)`
    ///
    /// Kernel: `sys_iopl` in `arch/x86/kernel/ioport.c`.
    pub const IOPL: Sysno = Sysno(172);
    /// `ioperm(unsigned long from, unsigned long num, int turn_on)`
    ///
    /// Kernel: `sys_ioperm` in `arch/x86/kernel/ioport.c`.
    pub const IOPERM: Sysno = Sysno(173);
    /// `create_module`
    ///
    /// No handler in Linux 7.3.4: it was removed.
    pub const CREATE_MODULE: Sysno = Sysno(174);
    /// `init_module(void __user *umod, unsigned long len, const char __user
    /// *uargs)`
    ///
    /// Kernel: `sys_init_module` in `kernel/module/main.c`.
    pub const INIT_MODULE: Sysno = Sysno(175);
    /// `delete_module(const char __user *name_user, unsigned int flags)`
    ///
    /// Kernel: `sys_delete_module` in `kernel/module/main.c`.
    pub const DELETE_MODULE: Sysno = Sysno(176);
    /// `get_kernel_syms`
    ///
    /// No handler in Linux 7.3.4: it was removed.
    pub const GET_KERNEL_SYMS: Sysno = Sysno(177);
    /// `query_module`
    ///
    /// No handler in Linux 7.3.4: it was removed.
    pub const QUERY_MODULE: Sysno = Sysno(178);
    /// `quotactl(unsigned int cmd, const char __user *special, qid_t id, void
    /// __user *addr)`
    ///
    /// Kernel: `sys_quotactl` in `fs/quota/quota.c`.
    pub const QUOTACTL: Sysno = Sysno(179);
    /// `nfsservctl`
    ///
    /// No handler in Linux 7.3.4: it was removed.
    pub const NFSSERVCTL: Sysno = Sysno(180);
    /// `getpmsg`
    ///
    /// No handler in Linux 7.3.4: the number was only set aside.
    pub const GETPMSG: Sysno = Sysno(181);
    /// `putpmsg`
    ///
    /// No handler in Linux 7.3.4: the number was only set aside.
    pub const PUTPMSG: Sysno = Sysno(182);
    /// `afs_syscall`
    ///
    /// No handler in Linux 7.3.4: the number was only set aside.
    pub const AFS_SYSCALL: Sysno = Sysno(183);
    /// `tuxcall`
    ///
    /// No handler in Linux 7.3.4: the number was only set aside.
    pub const TUXCALL: Sysno = Sysno(184);
    /// `security`
    ///
    /// No handler in Linux 7.3.4: the number was only set aside.
    pub const SECURITY: Sysno = Sysno(185);
    /// `gettid()`
    ///
    /// Kernel: `sys_gettid` in `kernel/sys.c`.
    pub const GETTID: Sysno = Sysno(186);
    /// `readahead(int fd, loff_t offset, size_t count)`
    ///
    /// Kernel: `sys_readahead` in `mm/readahead.c`.
    pub const READAHEAD: Sysno = Sysno(187);
    /// `setxattr(const char __user *pathname, const char __user *name, const
    /// void __user *value, size_t size, int flags)`
    ///
    /// Kernel: `sys_setxattr` in `fs/xattr.c`.
    pub const SETXATTR: Sysno = Sysno(188);
    /// `lsetxattr(const char __user *pathname, const char __user *name, const
    /// void __user *value, size_t size, int flags)`
    ///
    /// Kernel: `sys_lsetxattr` in `fs/xattr.c`.
    pub const LSETXATTR: Sysno = Sysno(189);
    /// `fsetxattr(int fd, const char __user *name, const void __user *value,
    /// size_t size, int flags)`
    ///
    /// Kernel: `sys_fsetxattr` in `fs/xattr.c`.
    pub const FSETXATTR: Sysno = Sysno(190);
    /// `getxattr(const char __user *pathname, const char __user *name, void
    /// __user *value, size_t size)`
    ///
    /// Kernel: `sys_getxattr` in `fs/xattr.c`.
    pub const GETXATTR: Sysno = Sysno(191);
    /// `lgetxattr(const char __user *pathname, const char __user *name, void
    /// __user *value, size_t size)`
    ///
    /// Kernel: `sys_lgetxattr` in `fs/xattr.c`.
    pub const LGETXATTR: Sysno = Sysno(192);
    /// `fgetxattr(int fd, const char __user *name, void __user *value, size_t
    /// size)`
    ///
    /// Kernel: `sys_fgetxattr` in `fs/xattr.c`.
    pub const FGETXATTR: Sysno = Sysno(193);
    /// `listxattr(const char __user *pathname, char __user *list, size_t size)`
    ///
    /// Kernel: `sys_listxattr` in `fs/xattr.c`.
    pub const LISTXATTR: Sysno = Sysno(194);
    /// `llistxattr(const char __user *pathname, char __user *list, size_t
    /// size)`
    ///
    /// Kernel: `sys_llistxattr` in `fs/xattr.c`.
    pub const LLISTXATTR: Sysno = Sysno(195);
    /// `flistxattr(int fd, char __user *list, size_t size)`
    ///
    /// Kernel: `sys_flistxattr` in `fs/xattr.c`.
    pub const FLISTXATTR: Sysno = Sysno(196);
    /// `removexattr(const char __user *pathname, const char __user *name)`
    ///
    /// Kernel: `sys_removexattr` in `fs/xattr.c`.
    pub const REMOVEXATTR: Sysno = Sysno(197);
    /// `lremovexattr(const char __user *pathname, const char __user *name)`
    ///
    /// Kernel: `sys_lremovexattr` in `fs/xattr.c`.
    pub const LREMOVEXATTR: Sysno = Sysno(198);
    /// `fremovexattr(int fd, const char __user *name)`
    ///
    /// Kernel: `sys_fremovexattr` in `fs/xattr.c`.
    pub const FREMOVEXATTR: Sysno = Sysno(199);
    /// `tkill(pid_t pid, int sig)`
    ///
    /// Kernel: `sys_tkill` in `kernel/signal.c`.
    pub const TKILL: Sysno = Sysno(200);
    /// `time(__kernel_old_time_t __user *tloc)`
    ///
    /// Kernel: `sys_time` in `kernel/time/time.c`.
    pub const TIME: Sysno = Sysno(201);
    /// `futex(u32 __user *uaddr, int op, u32 val, const struct
    /// __kernel_timespec __user *utime, u32 __user *uaddr2, u32 val3)`
    ///
    /// Kernel: `sys_futex` in `kernel/futex/syscalls.c`.
    pub const FUTEX: Sysno = Sysno(202);
    /// `sched_setaffinity(pid_t pid, unsigned int len, unsigned long __user
    /// *user_mask_ptr)`
    ///
    /// Kernel: `sys_sched_setaffinity` in `kernel/sched/syscalls.c`.
    pub const SCHED_SETAFFINITY: Sysno = Sysno(203);
    /// `sched_getaffinity(pid_t pid, unsigned int len, unsigned long __user
    /// *user_mask_ptr)`
    ///
    /// Kernel: `sys_sched_getaffinity` in `kernel/sched/syscalls.c`.
    pub const SCHED_GETAFFINITY: Sysno = Sysno(204);
    /// `set_thread_area`
    ///
    /// No handler in Linux 7.3.4: only 32-bit programs have it.
    pub const SET_THREAD_AREA: Sysno = Sysno(205);
    /// `io_setup(unsigned nr_events, aio_context_t __user *ctxp)`
    ///
    /// Kernel: `sys_io_setup` in `fs/aio.c`.
    pub const IO_SETUP: Sysno = Sysno(206);
    /// `io_destroy(aio_context_t ctx)`
    ///
    /// Kernel: `sys_io_destroy` in `fs/aio.c`.
    pub const IO_DESTROY: Sysno = Sysno(207);
    /// `io_getevents(aio_context_t ctx_id, long min_nr, long nr, struct
    /// io_event __user *events, struct __kernel_timespec __user *timeout)`
    ///
    /// Kernel: `sys_io_getevents` in `fs/aio.c`.
    pub const IO_GETEVENTS: Sysno = Sysno(208);
    /// `io_submit(aio_context_t ctx_id, long nr, struct iocb __user * __user
    /// *iocbpp)`
    ///
    /// Kernel: `sys_io_submit` in `fs/aio.c`.
    pub const IO_SUBMIT: Sysno = Sysno(209);
    /// `io_cancel(aio_context_t ctx_id, struct iocb __user *iocb, struct
    /// io_event __user *result)`
    ///
    /// Kernel: `sys_io_cancel` in `fs/aio.c`.
    pub const IO_CANCEL: Sysno = Sysno(210);
    /// `get_thread_area`
    ///
    /// No handler in Linux 7.3.4: only 32-bit programs have it.
    pub const GET_THREAD_AREA: Sysno = Sysno(211);
    /// `lookup_dcookie`
    ///
    /// No handler in Linux 7.3.4: it was removed.
    pub const LOOKUP_DCOOKIE: Sysno = Sysno(212);
    /// `epoll_create(int size)`
    ///
    /// Kernel: `sys_epoll_create` in `fs/eventpoll.c`.
    pub const EPOLL_CREATE: Sysno = Sysno(213);
    /// `epoll_ctl_old`
    ///
    /// No handler in Linux 7.3.4: the table names none.
    pub const EPOLL_CTL_OLD: Sysno = Sysno(214);
    /// `epoll_wait_old`
    ///
    /// No handler in Linux 7.3.4: the table names none.
    pub const EPOLL_WAIT_OLD: Sysno = Sysno(215);
    /// `remap_file_pages(unsigned long start, unsigned long size, unsigned long
    /// prot, unsigned long pgoff, unsigned long flags)`
    ///
    /// Kernel: `sys_remap_file_pages` in `mm/mmap.c`.
    pub const REMAP_FILE_PAGES: Sysno = Sysno(216);
    /// `getdents64(unsigned int fd, struct linux_dirent64 __user *dirent,
    /// unsigned int count)`
    ///
    /// Kernel: `sys_getdents64` in `fs/readdir.c`.
    pub const GETDENTS64: Sysno = Sysno(217);
    /// `set_tid_address(int __user *tidptr)`
    ///
    /// Kernel: `sys_set_tid_address` in `kernel/fork.c`.
    pub const SET_TID_ADDRESS: Sysno = Sysno(218);
    /// `restart_syscall()`
    ///
    /// Kernel: `sys_restart_syscall` in `kernel/signal.c`.
    pub const RESTART_SYSCALL: Sysno = Sysno(219);
    /// `semtimedop(int semid, struct sembuf __user *tsops, unsigned int nsops,
    /// const struct __kernel_timespec __user *timeout)`
    ///
    /// Kernel: `sys_semtimedop` in `ipc/sem.c`.
    pub const SEMTIMEDOP: Sysno = Sysno(220);
    /// `fadvise64(int fd, loff_t offset, size_t len, int advice)`
    ///
    /// Kernel: `sys_fadvise64` in `mm/fadvise.c`.
    pub const FADVISE64: Sysno = Sysno(221);
    /// `timer_create(const clockid_t which_clock, struct sigevent __user
    /// *timer_event_spec, timer_t __user *created_timer_id)`
    ///
    /// Kernel: `sys_timer_create` in `kernel/time/posix-timers.c`.
    pub const TIMER_CREATE: Sysno = Sysno(222);
    /// `timer_settime(timer_t timer_id, int flags, const struct
    /// __kernel_itimerspec __user *new_setting, struct __kernel_itimerspec
    /// __user *old_setting)`
    ///
    /// Kernel: `sys_timer_settime` in `kernel/time/posix-timers.c`.
    pub const TIMER_SETTIME: Sysno = Sysno(223);
    /// `timer_gettime(timer_t timer_id, struct __kernel_itimerspec __user
    /// *setting)`
    ///
    /// Kernel: `sys_timer_gettime` in `kernel/time/posix-timers.c`.
    pub const TIMER_GETTIME: Sysno = Sysno(224);
    /// `timer_getoverrun(timer_t timer_id)`
    ///
    /// Kernel: `sys_timer_getoverrun` in `kernel/time/posix-timers.c`.
    pub const TIMER_GETOVERRUN: Sysno = Sysno(225);
    /// `timer_delete(timer_t timer_id)`
    ///
    /// Kernel: `sys_timer_delete` in `kernel/time/posix-timers.c`.
    pub const TIMER_DELETE: Sysno = Sysno(226);
    /// `clock_settime(const clockid_t which_clock, const struct
    /// __kernel_timespec __user *tp)`
    ///
    /// Kernel: `sys_clock_settime` in `kernel/time/posix-timers.c`.
    pub const CLOCK_SETTIME: Sysno = Sysno(227);
    /// `clock_gettime(const clockid_t which_clock, struct __kernel_timespec
    /// __user *tp)`
    ///
    /// Kernel: `sys_clock_gettime` in `kernel/time/posix-timers.c`.
    pub const CLOCK_GETTIME: Sysno = Sysno(228);
    /// `clock_getres(const clockid_t which_clock, struct __kernel_timespec
    /// __user *tp)`
    ///
    /// Kernel: `sys_clock_getres` in `kernel/time/posix-timers.c`.
    pub const CLOCK_GETRES: Sysno = Sysno(229);
    /// `clock_nanosleep(const clockid_t which_clock, int flags, const struct
    /// __kernel_timespec __user *rqtp, struct __kernel_timespec __user *rmtp)`
    ///
    /// Kernel: `sys_clock_nanosleep` in `kernel/time/posix-timers.c`.
    pub const CLOCK_NANOSLEEP: Sysno = Sysno(230);
    /// `exit_group(int error_code)`
    ///
    /// Kernel: `sys_exit_group` in `kernel/exit.c`.
    pub const EXIT_GROUP: Sysno = Sysno(231);
    /// `epoll_wait(int epfd, struct epoll_event __user *events, int maxevents,
    /// int timeout)`
    ///
    /// Kernel: `sys_epoll_wait` in `fs/eventpoll.c`.
    pub const EPOLL_WAIT: Sysno = Sysno(232);
    /// `epoll_ctl(int epfd, int op, int fd, struct epoll_event __user *event)`
    ///
    /// Kernel: `sys_epoll_ctl` in `fs/eventpoll.c`.
    pub const EPOLL_CTL: Sysno = Sysno(233);
    /// `tgkill(pid_t tgid, pid_t pid, int sig)`
    ///
    /// Kernel: `sys_tgkill` in `kernel/signal.c`.
    pub const TGKILL: Sysno = Sysno(234);
    /// `utimes(char __user *filename, struct __kernel_old_timeval __user
    /// *utimes)`
    ///
    /// Kernel: `sys_utimes` in `fs/utimes.c`.
    pub const UTIMES: Sysno = Sysno(235);
    /// `vserver`
    ///
    /// No handler in Linux 7.3.4: the number was only set aside.
    pub const VSERVER: Sysno = Sysno(236);
    /// `mbind(unsigned long start, unsigned long len, unsigned long mode, const
    /// unsigned long __user *nmask, unsigned long maxnode, unsigned int flags)`
    ///
    /// Kernel: `sys_mbind` in `mm/mempolicy.c`.
    pub const MBIND: Sysno = Sysno(237);
    /// `set_mempolicy(int mode, const unsigned long __user *nmask, unsigned
    /// long maxnode)`
    ///
    /// Kernel: `sys_set_mempolicy` in `mm/mempolicy.c`.
    pub const SET_MEMPOLICY: Sysno = Sysno(238);
    /// `get_mempolicy(int __user *policy, unsigned long __user *nmask, unsigned
    /// long maxnode, unsigned long addr, unsigned long flags)`
    ///
    /// Kernel: `sys_get_mempolicy` in `mm/mempolicy.c`.
    pub const GET_MEMPOLICY: Sysno = Sysno(239);
    /// `mq_open(const char __user *u_name, int oflag, umode_t mode, struct
    /// mq_attr __user *u_attr)`
    ///
    /// Kernel: `sys_mq_open` in `ipc/mqueue.c`.
    pub const MQ_OPEN: Sysno = Sysno(240);
    /// `mq_unlink(const char __user *u_name)`
    ///
    /// Kernel: `sys_mq_unlink` in `ipc/mqueue.c`.
    pub const MQ_UNLINK: Sysno = Sysno(241);
    /// `mq_timedsend(mqd_t mqdes, const char __user *u_msg_ptr, size_t msg_len,
    /// unsigned int msg_prio, const struct __kernel_timespec __user
    /// *u_abs_timeout)`
    ///
    /// Kernel: `sys_mq_timedsend` in `ipc/mqueue.c`.
    pub const MQ_TIMEDSEND: Sysno = Sysno(242);
    /// `mq_timedreceive(mqd_t mqdes, char __user *u_msg_ptr, size_t msg_len,
    /// unsigned int __user *u_msg_prio, const struct __kernel_timespec __user
    /// *u_abs_timeout)`
    ///
    /// Kernel: `sys_mq_timedreceive` in `ipc/mqueue.c`.
    pub const MQ_TIMEDRECEIVE: Sysno = Sysno(243);
    /// `mq_notify(mqd_t mqdes, const struct sigevent __user *u_notification)`
    ///
    /// Kernel: `sys_mq_notify` in `ipc/mqueue.c`.
    pub const MQ_NOTIFY: Sysno = Sysno(244);
    /// `mq_getsetattr(mqd_t mqdes, const struct mq_attr __user *u_mqstat,
    /// struct mq_attr __user *u_omqstat)`
    ///
    /// Kernel: `sys_mq_getsetattr` in `ipc/mqueue.c`.
    pub const MQ_GETSETATTR: Sysno = Sysno(245);
    /// `kexec_load(unsigned long entry, unsigned long nr_segments, struct
    /// kexec_segment __user *segments, unsigned long flags)`
    ///
    /// Kernel: `sys_kexec_load` in `kernel/kexec.c`.
    pub const KEXEC_LOAD: Sysno = Sysno(246);
    /// `waitid(int which, pid_t upid, struct siginfo __user *infop, int
    /// options, struct rusage __user *ru)`
    ///
    /// Kernel: `sys_waitid` in `kernel/exit.c`.
    pub const WAITID: Sysno = Sysno(247);
    /// `add_key(const char __user *_type, const char __user *_description,
    /// const void __user *_payload, size_t plen, key_serial_t ringid)`
    ///
    /// Kernel: `sys_add_key` in `security/keys/keyctl.c`.
    pub const ADD_KEY: Sysno = Sysno(248);
    /// `request_key(const char __user *_type, const char __user *_description,
    /// const char __user *_callout_info, key_serial_t destringid)`
    ///
    /// Kernel: `sys_request_key` in `security/keys/keyctl.c`.
    pub const REQUEST_KEY: Sysno = Sysno(249);
    /// `keyctl(int option, unsigned long arg2, unsigned long arg3, unsigned
    /// long arg4, unsigned long arg5)`
    ///
    /// Kernel: `sys_keyctl` in `security/keys/keyctl.c`.
    pub const KEYCTL: Sysno = Sysno(250);
    /// `ioprio_set(int which, int who, int ioprio)`
    ///
    /// Kernel: `sys_ioprio_set` in `block/ioprio.c`.
    pub const IOPRIO_SET: Sysno = Sysno(251);
    /// `ioprio_get(int which, int who)`
    ///
    /// Kernel: `sys_ioprio_get` in `block/ioprio.c`.
    pub const IOPRIO_GET: Sysno = Sysno(252);
    /// `inotify_init()`
    ///
    /// Kernel: `sys_inotify_init` in `fs/notify/inotify/inotify_user.c`.
    pub const INOTIFY_INIT: Sysno = Sysno(253);
    /// `inotify_add_watch(int fd, const char __user *pathname, u32 mask)`
    ///
    /// Kernel: `sys_inotify_add_watch` in `fs/notify/inotify/inotify_user.c`.
    pub const INOTIFY_ADD_WATCH: Sysno = Sysno(254);
    /// `inotify_rm_watch(int fd, __s32 wd)`
    ///
    /// Kernel: `sys_inotify_rm_watch` in `fs/notify/inotify/inotify_user.c`.
    pub const INOTIFY_RM_WATCH: Sysno = Sysno(255);
    /// `migrate_pages(pid_t pid, unsigned long maxnode, const unsigned long
    /// __user *old_nodes, const unsigned long __user *new_nodes)`
    ///
    /// Kernel: `sys_migrate_pages` in `mm/mempolicy.c`.
    pub const MIGRATE_PAGES: Sysno = Sysno(256);
    /// `openat(int dfd, const char __user *filename, int flags, umode_t mode)`
    ///
    /// Kernel: `sys_openat` in `fs/open.c`.
    pub const OPENAT: Sysno = Sysno(257);
    /// `mkdirat(int dfd, const char __user *pathname, umode_t mode)`
    ///
    /// Kernel: `sys_mkdirat` in `fs/namei.c`.
    pub const MKDIRAT: Sysno = Sysno(258);
    /// `mknodat(int dfd, const char __user *filename, umode_t mode, unsigned
    /// int dev)`
    ///
    /// Kernel: `sys_mknodat` in `fs/namei.c`.
    pub const MKNODAT: Sysno = Sysno(259);
    /// `fchownat(int dfd, const char __user *filename, uid_t user, gid_t group,
    /// int flag)`
    ///
    /// Kernel: `sys_fchownat` in `fs/open.c`.
    pub const FCHOWNAT: Sysno = Sysno(260);
    /// `futimesat(int dfd, const char __user *filename, struct
    /// __kernel_old_timeval __user *utimes)`
    ///
    /// Kernel: `sys_futimesat` in `fs/utimes.c`.
    pub const FUTIMESAT: Sysno = Sysno(261);
    /// `newfstatat(int dfd, const char __user *filename, struct stat __user
    /// *statbuf, int flag)`
    ///
    /// Kernel: `sys_newfstatat` in `fs/stat.c`.
    pub const NEWFSTATAT: Sysno = Sysno(262);
    /// `unlinkat(int dfd, const char __user *pathname, int flag)`
    ///
    /// Kernel: `sys_unlinkat` in `fs/namei.c`.
    pub const UNLINKAT: Sysno = Sysno(263);
    /// `renameat(int olddfd, const char __user *oldname, int newdfd, const char
    /// __user *newname)`
    ///
    /// Kernel: `sys_renameat` in `fs/namei.c`.
    pub const RENAMEAT: Sysno = Sysno(264);
    /// `linkat(int olddfd, const char __user *oldname, int newdfd, const char
    /// __user *newname, int flags)`
    ///
    /// Kernel: `sys_linkat` in `fs/namei.c`.
    pub const LINKAT: Sysno = Sysno(265);
    /// `symlinkat(const char __user *oldname, int newdfd, const char __user
    /// *newname)`
    ///
    /// Kernel: `sys_symlinkat` in `fs/namei.c`.
    pub const SYMLINKAT: Sysno = Sysno(266);
    /// `readlinkat(int dfd, const char __user *pathname, char __user *buf, int
    /// bufsiz)`
    ///
    /// Kernel: `sys_readlinkat` in `fs/stat.c`.
    pub const READLINKAT: Sysno = Sysno(267);
    /// `fchmodat(int dfd, const char __user *filename, umode_t mode)`
    ///
    /// Kernel: `sys_fchmodat` in `fs/open.c`.
    pub const FCHMODAT: Sysno = Sysno(268);
    /// `faccessat(int dfd, const char __user *filename, int mode)`
    ///
    /// Kernel: `sys_faccessat` in `fs/open.c`.
    pub const FACCESSAT: Sysno = Sysno(269);
    /// `pselect6(int n, fd_set __user *inp, fd_set __user *outp, fd_set __user
    /// *exp, struct __kernel_timespec __user *tsp, void __user *sig)`
    ///
    /// Kernel: `sys_pselect6` in `fs/select.c`.
    pub const PSELECT6: Sysno = Sysno(270);
    /// `ppoll(struct pollfd __user *ufds, unsigned int nfds, struct
    /// __kernel_timespec __user *tsp, const sigset_t __user *sigmask, size_t
    /// sigsetsize)`
    ///
    /// Kernel: `sys_ppoll` in `fs/select.c`.
    pub const PPOLL: Sysno = Sysno(271);
    /// `unshare(unsigned long unshare_flags)`
    ///
    /// Kernel: `sys_unshare` in `kernel/fork.c`.
    pub const UNSHARE: Sysno = Sysno(272);
    /// `set_robust_list(struct robust_list_head __user *head, size_t len)`
    ///
    /// Kernel: `sys_set_robust_list` in `kernel/futex/syscalls.c`.
    pub const SET_ROBUST_LIST: Sysno = Sysno(273);
    /// `get_robust_list(int pid, struct robust_list_head __user * __user
    /// *head_ptr, size_t __user *len_ptr)`
    ///
    /// Kernel: `sys_get_robust_list` in `kernel/futex/syscalls.c`.
    pub const GET_ROBUST_LIST: Sysno = Sysno(274);
    /// `splice(int fd_in, loff_t __user *off_in, int fd_out, loff_t __user
    /// *off_out, size_t len, unsigned int flags)`
    ///
    /// Kernel: `sys_splice` in `fs/splice.c`.
    pub const SPLICE: Sysno = Sysno(275);
    /// `tee(int fdin, int fdout, size_t len, unsigned int flags)`
    ///
    /// Kernel: `sys_tee` in `fs/splice.c`.
    pub const TEE: Sysno = Sysno(276);
    /// `sync_file_range(int fd, loff_t offset, loff_t nbytes, unsigned int
    /// flags)`
    ///
    /// Kernel: `sys_sync_file_range` in `fs/sync.c`.
    pub const SYNC_FILE_RANGE: Sysno = Sysno(277);
    /// `vmsplice(int fd, const struct iovec __user *uiov, unsigned long
    /// nr_segs, unsigned int flags)`
    ///
    /// Kernel: `sys_vmsplice` in `fs/splice.c`.
    pub const VMSPLICE: Sysno = Sysno(278);
    /// `move_pages(pid_t pid, unsigned long nr_pages, const void __user *
    /// __user *pages, const int __user *nodes, int __user *status, int flags)`
    ///
    /// Kernel: `sys_move_pages` in `mm/migrate.c`.
    pub const MOVE_PAGES: Sysno = Sysno(279);
    /// `utimensat(int dfd, const char __user *filename, struct
    /// __kernel_timespec __user *utimes, int flags)`
    ///
    /// Kernel: `sys_utimensat` in `fs/utimes.c`.
    pub const UTIMENSAT: Sysno = Sysno(280);
    /// `epoll_pwait(int epfd, struct epoll_event __user *events, int maxevents,
    /// int timeout, const sigset_t __user *sigmask, size_t sigsetsize)`
    ///
    /// Kernel: `sys_epoll_pwait` in `fs/eventpoll.c`.
    pub const EPOLL_PWAIT: Sysno = Sysno(281);
    /// `signalfd(int ufd, sigset_t __user *user_mask, size_t sizemask)`
    ///
    /// Kernel: `sys_signalfd` in `fs/signalfd.c`.
    pub const SIGNALFD: Sysno = Sysno(282);
    /// `timerfd_create(int clockid, int flags)`
    ///
    /// Kernel: `sys_timerfd_create` in `fs/timerfd.c`.
    pub const TIMERFD_CREATE: Sysno = Sysno(283);
    /// `eventfd(unsigned int count)`
    ///
    /// Kernel: `sys_eventfd` in `fs/eventfd.c`.
    pub const EVENTFD: Sysno = Sysno(284);
    /// `fallocate(int fd, int mode, loff_t offset, loff_t len)`
    ///
    /// Kernel: `sys_fallocate` in `fs/open.c`.
    pub const FALLOCATE: Sysno = Sysno(285);
    /// `timerfd_settime(int ufd, int flags, const struct __kernel_itimerspec
    /// __user *utmr, struct __kernel_itimerspec __user *otmr)`
    ///
    /// Kernel: `sys_timerfd_settime` in `fs/timerfd.c`.
    pub const TIMERFD_SETTIME: Sysno = Sysno(286);
    /// `timerfd_gettime(int ufd, struct __kernel_itimerspec __user *otmr)`
    ///
    /// Kernel: `sys_timerfd_gettime` in `fs/timerfd.c`.
    pub const TIMERFD_GETTIME: Sysno = Sysno(287);
    /// `accept4(int fd, struct sockaddr __user *upeer_sockaddr, int __user
    /// *upeer_addrlen, int flags)`
    ///
    /// Kernel: `sys_accept4` in `net/socket.c`.
    pub const ACCEPT4: Sysno = Sysno(288);
    /// `signalfd4(int ufd, sigset_t __user *user_mask, size_t sizemask, int
    /// flags)`
    ///
    /// Kernel: `sys_signalfd4` in `fs/signalfd.c`.
    pub const SIGNALFD4: Sysno = Sysno(289);
    /// `eventfd2(unsigned int count, int flags)`
    ///
    /// Kernel: `sys_eventfd2` in `fs/eventfd.c`.
    pub const EVENTFD2: Sysno = Sysno(290);
    /// `epoll_create1(int flags)`
    ///
    /// Kernel: `sys_epoll_create1` in `fs/eventpoll.c`.
    pub const EPOLL_CREATE1: Sysno = Sysno(291);
    /// `dup3(unsigned int oldfd, unsigned int newfd, int flags)`
    ///
    /// Kernel: `sys_dup3` in `fs/file.c`.
    pub const DUP3: Sysno = Sysno(292);
    /// `pipe2(int __user *fildes, int flags)`
    ///
    /// Kernel: `sys_pipe2` in `fs/pipe.c`.
    pub const PIPE2: Sysno = Sysno(293);
    /// `inotify_init1(int flags)`
    ///
    /// Kernel: `sys_inotify_init1` in `fs/notify/inotify/inotify_user.c`.
    pub const INOTIFY_INIT1: Sysno = Sysno(294);
    /// `preadv(unsigned long fd, const struct iovec __user *vec, unsigned long
    /// vlen, unsigned long pos_l, unsigned long pos_h)`
    ///
    /// Kernel: `sys_preadv` in `fs/read_write.c`.
    pub const PREADV: Sysno = Sysno(295);
    /// `pwritev(unsigned long fd, const struct iovec __user *vec, unsigned long
    /// vlen, unsigned long pos_l, unsigned long pos_h)`
    ///
    /// Kernel: `sys_pwritev` in `fs/read_write.c`.
    pub const PWRITEV: Sysno = Sysno(296);
    /// `rt_tgsigqueueinfo(pid_t tgid, pid_t pid, int sig, siginfo_t __user
    /// *uinfo)`
    ///
    /// Kernel: `sys_rt_tgsigqueueinfo` in `kernel/signal.c`.
    pub const RT_TGSIGQUEUEINFO: Sysno = Sysno(297);
    /// `perf_event_open(struct perf_event_attr __user *attr_uptr, pid_t pid,
    /// int cpu, int group_fd, unsigned long flags)`
    ///
    /// Kernel: `sys_perf_event_open` in `kernel/events/core.c`.
    pub const PERF_EVENT_OPEN: Sysno = Sysno(298);
    /// `recvmmsg(int fd, struct mmsghdr __user *mmsg, unsigned int vlen,
    /// unsigned int flags, struct __kernel_timespec __user *timeout)`
    ///
    /// Kernel: `sys_recvmmsg` in `net/socket.c`.
    pub const RECVMMSG: Sysno = Sysno(299);
    /// `fanotify_init(unsigned int flags, unsigned int event_f_flags)`
    ///
    /// Kernel: `sys_fanotify_init` in `fs/notify/fanotify/fanotify_user.c`.
    pub const FANOTIFY_INIT: Sysno = Sysno(300);
    /// `fanotify_mark(int fanotify_fd, unsigned int flags, __u64 mask, int dfd,
    /// const char __user *pathname)`
    ///
    /// Kernel: `sys_fanotify_mark` in `fs/notify/fanotify/fanotify_user.c`.
    pub const FANOTIFY_MARK: Sysno = Sysno(301);
    /// `prlimit64(pid_t pid, unsigned int resource, const struct rlimit64
    /// __user *new_rlim, struct rlimit64 __user *old_rlim)`
    ///
    /// Kernel: `sys_prlimit64` in `kernel/sys.c`.
    pub const PRLIMIT64: Sysno = Sysno(302);
    /// `name_to_handle_at(int dfd, const char __user *name, struct file_handle
    /// __user *handle, void __user *mnt_id, int flag)`
    ///
    /// Kernel: `sys_name_to_handle_at` in `fs/fhandle.c`.
    pub const NAME_TO_HANDLE_AT: Sysno = Sysno(303);
    /// `open_by_handle_at(int mountdirfd, struct file_handle __user *handle,
    /// int flags)`
    ///
    /// Kernel: `sys_open_by_handle_at` in `fs/fhandle.c`.
    pub const OPEN_BY_HANDLE_AT: Sysno = Sysno(304);
    /// `clock_adjtime(const clockid_t which_clock, struct __kernel_timex __user
    /// *utx)`
    ///
    /// Kernel: `sys_clock_adjtime` in `kernel/time/posix-timers.c`.
    pub const CLOCK_ADJTIME: Sysno = Sysno(305);
    /// `syncfs(int fd)`
    ///
    /// Kernel: `sys_syncfs` in `fs/sync.c`.
    pub const SYNCFS: Sysno = Sysno(306);
    /// `sendmmsg(int fd, struct mmsghdr __user *mmsg, unsigned int vlen,
    /// unsigned int flags)`
    ///
    /// Kernel: `sys_sendmmsg` in `net/socket.c`.
    pub const SENDMMSG: Sysno = Sysno(307);
    /// `setns(int fd, int flags)`
    ///
    /// Kernel: `sys_setns` in `kernel/nsproxy.c`.
    pub const SETNS: Sysno = Sysno(308);
    /// `getcpu(unsigned __user *cpup, unsigned __user *nodep, void __user
    /// *unused)`
    ///
    /// Kernel: `sys_getcpu` in `kernel/sys.c`.
    pub const GETCPU: Sysno = Sysno(309);
    /// `process_vm_readv(pid_t pid, const struct iovec __user *lvec, unsigned
    /// long liovcnt, const struct iovec __user *rvec, unsigned long riovcnt,
    /// unsigned long flags)`
    ///
    /// Kernel: `sys_process_vm_readv` in `mm/process_vm_access.c`.
    pub const PROCESS_VM_READV: Sysno = Sysno(310);
    /// `process_vm_writev(pid_t pid, const struct iovec __user *lvec, unsigned
    /// long liovcnt, const struct iovec __user *rvec, unsigned long riovcnt,
    /// unsigned long flags)`
    ///
    /// Kernel: `sys_process_vm_writev` in `mm/process_vm_access.c`.
    pub const PROCESS_VM_WRITEV: Sysno = Sysno(311);
    /// `kcmp(pid_t pid1, pid_t pid2, int type, unsigned long idx1, unsigned
    /// long idx2)`
    ///
    /// Kernel: `sys_kcmp` in `kernel/kcmp.c`.
    pub const KCMP: Sysno = Sysno(312);
    /// `finit_module(int fd, const char __user *uargs, int flags)`
    ///
    /// Kernel: `sys_finit_module` in `kernel/module/main.c`.
    pub const FINIT_MODULE: Sysno = Sysno(313);
    /// `sched_setattr(pid_t pid, struct sched_attr __user *uattr, unsigned int
    /// flags)`
    ///
    /// Kernel: `sys_sched_setattr` in `kernel/sched/syscalls.c`.
    pub const SCHED_SETATTR: Sysno = Sysno(314);
    /// `sched_getattr(pid_t pid, struct sched_attr __user *uattr, unsigned int
    /// usize, unsigned int flags)`
    ///
    /// Kernel: `sys_sched_getattr` in `kernel/sched/syscalls.c`.
    pub const SCHED_GETATTR: Sysno = Sysno(315);
    /// `renameat2(int olddfd, const char __user *oldname, int newdfd, const
    /// char __user *newname, unsigned int flags)`
    ///
    /// Kernel: `sys_renameat2` in `fs/namei.c`.
    pub const RENAMEAT2: Sysno = Sysno(316);
    /// `seccomp(unsigned int op, unsigned int flags, void __user *uargs)`
    ///
    /// Kernel: `sys_seccomp` in `kernel/seccomp.c`.
    pub const SECCOMP: Sysno = Sysno(317);
    /// `getrandom(char __user *ubuf, size_t len, unsigned int flags)`
    ///
    /// Kernel: `sys_getrandom` in `drivers/char/random.c`.
    pub const GETRANDOM: Sysno = Sysno(318);
    /// `memfd_create(const char __user *uname, unsigned int flags)`
    ///
    /// Kernel: `sys_memfd_create` in `mm/memfd.c`.
    pub const MEMFD_CREATE: Sysno = Sysno(319);
    /// `kexec_file_load(int kernel_fd, int initrd_fd, unsigned long
    /// cmdline_len, const char __user *cmdline_ptr, unsigned long flags)`
    ///
    /// Kernel: `sys_kexec_file_load` in `kernel/kexec_file.c`.
    pub const KEXEC_FILE_LOAD: Sysno = Sysno(320);
    /// `bpf(int cmd, union bpf_attr __user *uattr, unsigned int size, struct
    /// bpf_common_attr __user *uattr_common, unsigned int size_common)`
    ///
    /// Kernel: `sys_bpf` in `kernel/bpf/syscall.c`.
    pub const BPF: Sysno = Sysno(321);
    /// `execveat(int fd, const char __user *filename, const char __user *const
    /// __user *argv, const char __user *const __user *envp, int flags)`
    ///
    /// Kernel: `sys_execveat` in `fs/exec.c`.
    pub const EXECVEAT: Sysno = Sysno(322);
    /// `userfaultfd(int flags)`
    ///
    /// Kernel: `sys_userfaultfd` in `mm/userfaultfd.c`.
    pub const USERFAULTFD: Sysno = Sysno(323);
    /// `membarrier(int cmd, unsigned int flags, int cpu_id)`
    ///
    /// Kernel: `sys_membarrier` in `kernel/sched/membarrier.c`.
    pub const MEMBARRIER: Sysno = Sysno(324);
    /// `mlock2(unsigned long start, size_t len, int flags)`
    ///
    /// Kernel: `sys_mlock2` in `mm/mlock.c`.
    pub const MLOCK2: Sysno = Sysno(325);
    /// `copy_file_range(int fd_in, loff_t __user *off_in, int fd_out, loff_t
    /// __user *off_out, size_t len, unsigned int flags)`
    ///
    /// Kernel: `sys_copy_file_range` in `fs/read_write.c`.
    pub const COPY_FILE_RANGE: Sysno = Sysno(326);
    /// `preadv2(unsigned long fd, const struct iovec __user *vec, unsigned long
    /// vlen, unsigned long pos_l, unsigned long pos_h, rwf_t flags)`
    ///
    /// Kernel: `sys_preadv2` in `fs/read_write.c`.
    pub const PREADV2: Sysno = Sysno(327);
    /// `pwritev2(unsigned long fd, const struct iovec __user *vec, unsigned
    /// long vlen, unsigned long pos_l, unsigned long pos_h, rwf_t flags)`
    ///
    /// Kernel: `sys_pwritev2` in `fs/read_write.c`.
    pub const PWRITEV2: Sysno = Sysno(328);
    /// `pkey_mprotect(unsigned long start, size_t len, unsigned long prot, int
    /// pkey)`
    ///
    /// Kernel: `sys_pkey_mprotect` in `mm/mprotect.c`.
    pub const PKEY_MPROTECT: Sysno = Sysno(329);
    /// `pkey_alloc(unsigned long flags, unsigned long init_val)`
    ///
    /// Kernel: `sys_pkey_alloc` in `mm/mprotect.c`.
    pub const PKEY_ALLOC: Sysno = Sysno(330);
    /// `pkey_free(int pkey)`
    ///
    /// Kernel: `sys_pkey_free` in `mm/mprotect.c`.
    pub const PKEY_FREE: Sysno = Sysno(331);
    /// `statx(int dfd, const char __user *filename, unsigned flags, unsigned
    /// int mask, struct statx __user *buffer)`
    ///
    /// Kernel: `sys_statx` in `fs/stat.c`.
    pub const STATX: Sysno = Sysno(332);
    /// `io_pgetevents(aio_context_t ctx_id, long min_nr, long nr, struct
    /// io_event __user *events, struct __kernel_timespec __user *timeout, const
    /// struct __aio_sigset __user *usig)`
    ///
    /// Kernel: `sys_io_pgetevents` in `fs/aio.c`.
    pub const IO_PGETEVENTS: Sysno = Sysno(333);
    /// `rseq(struct rseq __user *rseq, u32 rseq_len, int flags, u32 sig)`
    ///
    /// Kernel: `sys_rseq` in `kernel/rseq.c`.
    pub const RSEQ: Sysno = Sysno(334);
    /// `uretprobe()`
    ///
    /// Kernel: `sys_uretprobe` in `arch/x86/kernel/uprobes.c`.
    pub const URETPROBE: Sysno = Sysno(335);
    /// `uprobe()`
    ///
    /// Kernel: `sys_uprobe` in `arch/x86/kernel/uprobes.c`.
    pub const UPROBE: Sysno = Sysno(336);
    /// `pidfd_send_signal(int pidfd, int sig, siginfo_t __user *info, unsigned
    /// int flags)`
    ///
    /// Kernel: `sys_pidfd_send_signal` in `kernel/signal.c`.
    pub const PIDFD_SEND_SIGNAL: Sysno = Sysno(424);
    /// `io_uring_setup(u32 entries, struct io_uring_params __user *params)`
    ///
    /// Kernel: `sys_io_uring_setup` in `io_uring/io_uring.c`.
    pub const IO_URING_SETUP: Sysno = Sysno(425);
    /// `io_uring_enter(unsigned int fd, u32 to_submit, u32 min_complete, u32
    /// flags, const void __user *argp, size_t argsz)`
    ///
    /// Kernel: `sys_io_uring_enter` in `io_uring/io_uring.c`.
    pub const IO_URING_ENTER: Sysno = Sysno(426);
    /// `io_uring_register(unsigned int fd, unsigned int opcode, void __user
    /// *arg, unsigned int nr_args)`
    ///
    /// Kernel: `sys_io_uring_register` in `io_uring/register.c`.
    pub const IO_URING_REGISTER: Sysno = Sysno(427);
    /// `open_tree(int dfd, const char __user *filename, unsigned flags)`
    ///
    /// Kernel: `sys_open_tree` in `fs/namespace.c`.
    pub const OPEN_TREE: Sysno = Sysno(428);
    /// `move_mount(int from_dfd, const char __user *from_pathname, int to_dfd,
    /// const char __user *to_pathname, unsigned int flags)`
    ///
    /// Kernel: `sys_move_mount` in `fs/namespace.c`.
    pub const MOVE_MOUNT: Sysno = Sysno(429);
    /// `fsopen(const char __user *_fs_name, unsigned int flags)`
    ///
    /// Kernel: `sys_fsopen` in `fs/fsopen.c`.
    pub const FSOPEN: Sysno = Sysno(430);
    /// `fsconfig(int fd, unsigned int cmd, const char __user *_key, const void
    /// __user *_value, int aux)`
    ///
    /// Kernel: `sys_fsconfig` in `fs/fsopen.c`.
    pub const FSCONFIG: Sysno = Sysno(431);
    /// `fsmount(int fs_fd, unsigned int flags, unsigned int attr_flags)`
    ///
    /// Kernel: `sys_fsmount` in `fs/namespace.c`.
    pub const FSMOUNT: Sysno = Sysno(432);
    /// `fspick(int dfd, const char __user *path, unsigned int flags)`
    ///
    /// Kernel: `sys_fspick` in `fs/fsopen.c`.
    pub const FSPICK: Sysno = Sysno(433);
    /// `pidfd_open(pid_t pid, unsigned int flags)`
    ///
    /// Kernel: `sys_pidfd_open` in `kernel/pid.c`.
    pub const PIDFD_OPEN: Sysno = Sysno(434);
    /// `clone3(struct clone_args __user *uargs, size_t size)`
    ///
    /// Kernel: `sys_clone3` in `kernel/fork.c`.
    pub const CLONE3: Sysno = Sysno(435);
    /// `close_range(unsigned int fd, unsigned int max_fd, unsigned int flags)`
    ///
    /// Kernel: `sys_close_range` in `fs/file.c`.
    pub const CLOSE_RANGE: Sysno = Sysno(436);
    /// `openat2(int dfd, const char __user *filename, struct open_how __user
    /// *how, size_t usize)`
    ///
    /// Kernel: `sys_openat2` in `fs/open.c`.
    pub const OPENAT2: Sysno = Sysno(437);
    /// `pidfd_getfd(int pidfd, int fd, unsigned int flags)`
    ///
    /// Kernel: `sys_pidfd_getfd` in `kernel/pid.c`.
    pub const PIDFD_GETFD: Sysno = Sysno(438);
    /// `faccessat2(int dfd, const char __user *filename, int mode, int flags)`
    ///
    /// Kernel: `sys_faccessat2` in `fs/open.c`.
    pub const FACCESSAT2: Sysno = Sysno(439);
    /// `process_madvise(int pidfd, const struct iovec __user *vec, size_t vlen,
    /// int behavior, unsigned int flags)`
    ///
    /// Kernel: `sys_process_madvise` in `mm/madvise.c`.
    pub const PROCESS_MADVISE: Sysno = Sysno(440);
    /// `epoll_pwait2(int epfd, struct epoll_event __user *events, int
    /// maxevents, const struct __kernel_timespec __user *timeout, const
    /// sigset_t __user *sigmask, size_t sigsetsize)`
    ///
    /// Kernel: `sys_epoll_pwait2` in `fs/eventpoll.c`.
    pub const EPOLL_PWAIT2: Sysno = Sysno(441);
    /// `mount_setattr(int dfd, const char __user *path, unsigned int flags,
    /// struct mount_attr __user *uattr, size_t usize)`
    ///
    /// Kernel: `sys_mount_setattr` in `fs/namespace.c`.
    pub const MOUNT_SETATTR: Sysno = Sysno(442);
    /// `quotactl_fd(unsigned int fd, unsigned int cmd, qid_t id, void __user
    /// *addr)`
    ///
    /// Kernel: `sys_quotactl_fd` in `fs/quota/quota.c`.
    pub const QUOTACTL_FD: Sysno = Sysno(443);
    /// `landlock_create_ruleset(const struct landlock_ruleset_attr __user
    /// *const attr, const size_t size, const __u32 flags)`
    ///
    /// Kernel: `sys_landlock_create_ruleset` in `security/landlock/syscalls.c`.
    pub const LANDLOCK_CREATE_RULESET: Sysno = Sysno(444);
    /// `landlock_add_rule(const int ruleset_fd, const enum landlock_rule_type
    /// rule_type, const void __user *const rule_attr, const __u32 flags)`
    ///
    /// Kernel: `sys_landlock_add_rule` in `security/landlock/syscalls.c`.
    pub const LANDLOCK_ADD_RULE: Sysno = Sysno(445);
    /// `landlock_restrict_self(const int ruleset_fd, const __u32 flags)`
    ///
    /// Kernel: `sys_landlock_restrict_self` in `security/landlock/syscalls.c`.
    pub const LANDLOCK_RESTRICT_SELF: Sysno = Sysno(446);
    /// `memfd_secret(unsigned int flags)`
    ///
    /// Kernel: `sys_memfd_secret` in `mm/secretmem.c`.
    pub const MEMFD_SECRET: Sysno = Sysno(447);
    /// `process_mrelease(int pidfd, unsigned int flags)`
    ///
    /// Kernel: `sys_process_mrelease` in `mm/oom_kill.c`.
    pub const PROCESS_MRELEASE: Sysno = Sysno(448);
    /// `futex_waitv(struct futex_waitv __user *waiters, unsigned int
    /// nr_futexes, unsigned int flags, struct __kernel_timespec __user
    /// *timeout, clockid_t clockid)`
    ///
    /// Kernel: `sys_futex_waitv` in `kernel/futex/syscalls.c`.
    pub const FUTEX_WAITV: Sysno = Sysno(449);
    /// `set_mempolicy_home_node(unsigned long start, unsigned long len,
    /// unsigned long home_node, unsigned long flags)`
    ///
    /// Kernel: `sys_set_mempolicy_home_node` in `mm/mempolicy.c`.
    pub const SET_MEMPOLICY_HOME_NODE: Sysno = Sysno(450);
    /// `cachestat(unsigned int fd, struct cachestat_range __user *cstat_range,
    /// struct cachestat __user *cstat, unsigned int flags)`
    ///
    /// Kernel: `sys_cachestat` in `mm/filemap.c`.
    pub const CACHESTAT: Sysno = Sysno(451);
    /// `fchmodat2(int dfd, const char __user *filename, umode_t mode, unsigned
    /// int flags)`
    ///
    /// Kernel: `sys_fchmodat2` in `fs/open.c`.
    pub const FCHMODAT2: Sysno = Sysno(452);
    /// `map_shadow_stack(unsigned long addr, unsigned long size, unsigned int
    /// flags)`
    ///
    /// Kernel: `sys_map_shadow_stack` in `arch/x86/kernel/shstk.c`.
    pub const MAP_SHADOW_STACK: Sysno = Sysno(453);
    /// `futex_wake(void __user *uaddr, unsigned long mask, int nr, unsigned int
    /// flags)`
    ///
    /// Kernel: `sys_futex_wake` in `kernel/futex/syscalls.c`.
    pub const FUTEX_WAKE: Sysno = Sysno(454);
    /// `futex_wait(void __user *uaddr, unsigned long val, unsigned long mask,
    /// unsigned int flags, struct __kernel_timespec __user *timeout, clockid_t
    /// clockid)`
    ///
    /// Kernel: `sys_futex_wait` in `kernel/futex/syscalls.c`.
    pub const FUTEX_WAIT: Sysno = Sysno(455);
    /// `futex_requeue(struct futex_waitv __user *waiters, unsigned int flags,
    /// int nr_wake, int nr_requeue)`
    ///
    /// Kernel: `sys_futex_requeue` in `kernel/futex/syscalls.c`.
    pub const FUTEX_REQUEUE: Sysno = Sysno(456);
    /// `statmount(const struct mnt_id_req __user *req, struct statmount __user
    /// *buf, size_t bufsize, unsigned int flags)`
    ///
    /// Kernel: `sys_statmount` in `fs/namespace.c`.
    pub const STATMOUNT: Sysno = Sysno(457);
    /// `listmount(const struct mnt_id_req __user *req, u64 __user *mnt_ids,
    /// size_t nr_mnt_ids, unsigned int flags)`
    ///
    /// Kernel: `sys_listmount` in `fs/namespace.c`.
    pub const LISTMOUNT: Sysno = Sysno(458);
    /// `lsm_get_self_attr(unsigned int attr, struct lsm_ctx __user *ctx, u32
    /// __user *size, u32 flags)`
    ///
    /// Kernel: `sys_lsm_get_self_attr` in `security/lsm_syscalls.c`.
    pub const LSM_GET_SELF_ATTR: Sysno = Sysno(459);
    /// `lsm_set_self_attr(unsigned int attr, struct lsm_ctx __user *ctx, u32
    /// size, u32 flags)`
    ///
    /// Kernel: `sys_lsm_set_self_attr` in `security/lsm_syscalls.c`.
    pub const LSM_SET_SELF_ATTR: Sysno = Sysno(460);
    /// `lsm_list_modules(u64 __user *ids, u32 __user *size, u32 flags)`
    ///
    /// Kernel: `sys_lsm_list_modules` in `security/lsm_syscalls.c`.
    pub const LSM_LIST_MODULES: Sysno = Sysno(461);
    /// `mseal(unsigned long start, size_t len, unsigned long flags)`
    ///
    /// Kernel: `sys_mseal` in `mm/mseal.c`.
    pub const MSEAL: Sysno = Sysno(462);
    /// `setxattrat(int dfd, const char __user *pathname, unsigned int at_flags,
    /// const char __user *name, const struct xattr_args __user *uargs, size_t
    /// usize)`
    ///
    /// Kernel: `sys_setxattrat` in `fs/xattr.c`.
    pub const SETXATTRAT: Sysno = Sysno(463);
    /// `getxattrat(int dfd, const char __user *pathname, unsigned int at_flags,
    /// const char __user *name, struct xattr_args __user *uargs, size_t usize)`
    ///
    /// Kernel: `sys_getxattrat` in `fs/xattr.c`.
    pub const GETXATTRAT: Sysno = Sysno(464);
    /// `listxattrat(int dfd, const char __user *pathname, unsigned int
    /// at_flags, char __user *list, size_t size)`
    ///
    /// Kernel: `sys_listxattrat` in `fs/xattr.c`.
    pub const LISTXATTRAT: Sysno = Sysno(465);
    /// `removexattrat(int dfd, const char __user *pathname, unsigned int
    /// at_flags, const char __user *name)`
    ///
    /// Kernel: `sys_removexattrat` in `fs/xattr.c`.
    pub const REMOVEXATTRAT: Sysno = Sysno(466);
    /// `open_tree_attr(int dfd, const char __user *filename, unsigned flags,
    /// struct mount_attr __user *uattr, size_t usize)`
    ///
    /// Kernel: `sys_open_tree_attr` in `fs/namespace.c`.
    pub const OPEN_TREE_ATTR: Sysno = Sysno(467);
    /// `file_getattr(int dfd, const char __user *filename, struct file_attr
    /// __user *ufattr, size_t usize, unsigned int at_flags)`
    ///
    /// Kernel: `sys_file_getattr` in `fs/file_attr.c`.
    pub const FILE_GETATTR: Sysno = Sysno(468);
    /// `file_setattr(int dfd, const char __user *filename, struct file_attr
    /// __user *ufattr, size_t usize, unsigned int at_flags)`
    ///
    /// Kernel: `sys_file_setattr` in `fs/file_attr.c`.
    pub const FILE_SETATTR: Sysno = Sysno(469);
    /// `listns(const struct ns_id_req __user *req, u64 __user *ns_ids, size_t
    /// nr_ns_ids, unsigned int flags)`
    ///
    /// Kernel: `sys_listns` in `kernel/nstree.c`.
    pub const LISTNS: Sysno = Sysno(470);
    /// `rseq_slice_yield()`
    ///
    /// Kernel: `sys_rseq_slice_yield` in `kernel/rseq.c`.
    pub const RSEQ_SLICE_YIELD: Sysno = Sysno(471);
    /// `fchroot(int fd, unsigned int flags)`
    ///
    /// Kernel: `sys_fchroot` in `fs/open.c`.
    pub const FCHROOT: Sysno = Sysno(472);
}

/// For each run of numbers its first, and the names from there on.
pub(super) static NAMES: [(u32, &str); 2] = [
    (
        0,
        "read write open close stat fstat lstat poll lseek mmap mprotect munmap \
        brk rt_sigaction rt_sigprocmask rt_sigreturn ioctl pread64 pwrite64 \
        readv writev access pipe select sched_yield mremap msync mincore \
        madvise shmget shmat shmctl dup dup2 pause nanosleep getitimer alarm \
        setitimer getpid sendfile socket connect accept sendto recvfrom \
        sendmsg recvmsg shutdown bind listen getsockname getpeername \
        socketpair setsockopt getsockopt clone fork vfork execve exit wait4 \
        kill uname semget semop semctl shmdt msgget msgsnd msgrcv msgctl fcntl \
        flock fsync fdatasync truncate ftruncate getdents getcwd chdir fchdir \
        rename mkdir rmdir creat link unlink symlink readlink chmod fchmod \
        chown fchown lchown umask gettimeofday getrlimit getrusage sysinfo \
        times ptrace getuid syslog getgid setuid setgid geteuid getegid \
        setpgid getppid getpgrp setsid setreuid setregid getgroups setgroups \
        setresuid getresuid setresgid getresgid getpgid setfsuid setfsgid \
        getsid capget capset rt_sigpending rt_sigtimedwait rt_sigqueueinfo \
        rt_sigsuspend sigaltstack utime mknod uselib personality ustat statfs \
        fstatfs sysfs getpriority setpriority sched_setparam sched_getparam \
        sched_setscheduler sched_getscheduler sched_get_priority_max \
        sched_get_priority_min sched_rr_get_interval mlock munlock mlockall \
        munlockall vhangup modify_ldt pivot_root _sysctl prctl arch_prctl \
        adjtimex setrlimit chroot sync acct settimeofday mount umount2 swapon \
        swapoff reboot sethostname setdomainname iopl ioperm create_module \
        init_module delete_module get_kernel_syms query_module quotactl \
        nfsservctl getpmsg putpmsg afs_syscall tuxcall security gettid \
        readahead setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr \
        listxattr llistxattr flistxattr removexattr lremovexattr fremovexattr \
        tkill time futex sched_setaffinity sched_getaffinity set_thread_area \
        io_setup io_destroy io_getevents io_submit io_cancel get_thread_area \
        lookup_dcookie epoll_create epoll_ctl_old epoll_wait_old \
        remap_file_pages getdents64 set_tid_address restart_syscall semtimedop \
        fadvise64 timer_create timer_settime timer_gettime timer_getoverrun \
        timer_delete clock_settime clock_gettime clock_getres clock_nanosleep \
        exit_group epoll_wait epoll_ctl tgkill utimes vserver mbind \
        set_mempolicy get_mempolicy mq_open mq_unlink mq_timedsend \
        mq_timedreceive mq_notify mq_getsetattr kexec_load waitid add_key \
        request_key keyctl ioprio_set ioprio_get inotify_init \
        inotify_add_watch inotify_rm_watch migrate_pages openat mkdirat \
        mknodat fchownat futimesat newfstatat unlinkat renameat linkat \
        symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare \
        set_robust_list get_robust_list splice tee sync_file_range vmsplice \
        move_pages utimensat epoll_pwait signalfd timerfd_create eventfd \
        fallocate timerfd_settime timerfd_gettime accept4 signalfd4 eventfd2 \
        epoll_create1 dup3 pipe2 inotify_init1 preadv pwritev \
        rt_tgsigqueueinfo perf_event_open recvmmsg fanotify_init fanotify_mark \
        prlimit64 name_to_handle_at open_by_handle_at clock_adjtime syncfs \
        sendmmsg setns getcpu process_vm_readv process_vm_writev kcmp \
        finit_module sched_setattr sched_getattr renameat2 seccomp getrandom \
        memfd_create kexec_file_load bpf execveat userfaultfd membarrier \
        mlock2 copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc \
        pkey_free statx io_pgetevents rseq uretprobe uprobe",
    ),
    (
        424,
        "pidfd_send_signal io_uring_setup io_uring_enter io_uring_register \
        open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open clone3 \
        close_range openat2 pidfd_getfd faccessat2 process_madvise \
        epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset \
        landlock_add_rule landlock_restrict_self memfd_secret process_mrelease \
        futex_waitv set_mempolicy_home_node cachestat fchmodat2 \
        map_shadow_stack futex_wake futex_wait futex_requeue statmount \
        listmount lsm_get_self_attr lsm_set_self_attr lsm_list_modules mseal \
        setxattrat getxattrat listxattrat removexattrat open_tree_attr \
        file_getattr file_setattr listns rseq_slice_yield fchroot",
    ),
];
