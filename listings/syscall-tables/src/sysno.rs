// Made by `cargo run -p kernel-table -- rust` from data/x86_64-7.3.4.json:
// a test repeats it. Edit nothing here.

use super::Sysno;

impl Sysno {
    /// `read(unsigned int fd, char __user *buf, size_t count)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(read, …)` in `fs/read_write.c`.
    pub const READ: Sysno = Sysno(0);
    /// `write(unsigned int fd, const char __user *buf, size_t count)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(write, …)` in `fs/read_write.c`.
    pub const WRITE: Sysno = Sysno(1);
    /// `open(const char __user *filename, int flags, umode_t mode)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(open, …)` in `fs/open.c`.
    pub const OPEN: Sysno = Sysno(2);
    /// `close(unsigned int fd)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(close, …)` in `fs/open.c`.
    pub const CLOSE: Sysno = Sysno(3);
    /// `stat(const char __user *filename, struct stat __user *statbuf)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(newstat, …)` in `fs/stat.c`.
    pub const STAT: Sysno = Sysno(4);
    /// `fstat(unsigned int fd, struct stat __user *statbuf)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(newfstat, …)` in `fs/stat.c`.
    pub const FSTAT: Sysno = Sysno(5);
    /// `lstat(const char __user *filename, struct stat __user *statbuf)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(newlstat, …)` in `fs/stat.c`.
    pub const LSTAT: Sysno = Sysno(6);
    /// `poll(struct pollfd __user *ufds, unsigned int nfds, int timeout_msecs)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(poll, …)` in `fs/select.c`.
    pub const POLL: Sysno = Sysno(7);
    /// `lseek(unsigned int fd, off_t offset, unsigned int whence)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(lseek, …)` in `fs/read_write.c`.
    pub const LSEEK: Sysno = Sysno(8);
    /// `mmap(unsigned long addr, unsigned long len, unsigned long prot,
    /// unsigned long flags, unsigned long fd, unsigned long off)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(mmap, …)` in `arch/x86/kernel/sys_x86_64.c`.
    pub const MMAP: Sysno = Sysno(9);
    /// `mprotect(unsigned long start, size_t len, unsigned long prot)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(mprotect, …)` in `mm/mprotect.c`.
    pub const MPROTECT: Sysno = Sysno(10);
    /// `munmap(unsigned long addr, size_t len)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(munmap, …)` in `mm/mmap.c`.
    pub const MUNMAP: Sysno = Sysno(11);
    /// `brk(unsigned long brk)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(brk, …)` in `mm/mmap.c`.
    pub const BRK: Sysno = Sysno(12);
    /// `rt_sigaction(int sig, const struct sigaction __user *act, struct
    /// sigaction __user *oact, size_t sigsetsize)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(rt_sigaction, …)` in `kernel/signal.c`.
    pub const RT_SIGACTION: Sysno = Sysno(13);
    /// `rt_sigprocmask(int how, sigset_t __user *nset, sigset_t __user *oset,
    /// size_t sigsetsize)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(rt_sigprocmask, …)` in `kernel/signal.c`.
    pub const RT_SIGPROCMASK: Sysno = Sysno(14);
    /// `rt_sigreturn()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(rt_sigreturn)` in
    /// `arch/x86/kernel/signal_64.c`.
    pub const RT_SIGRETURN: Sysno = Sysno(15);
    /// `ioctl(unsigned int fd, unsigned int cmd, unsigned long arg)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(ioctl, …)` in `fs/ioctl.c`.
    pub const IOCTL: Sysno = Sysno(16);
    /// `pread64(unsigned int fd, char __user *buf, size_t count, loff_t pos)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(pread64, …)` in `fs/read_write.c`.
    pub const PREAD64: Sysno = Sysno(17);
    /// `pwrite64(unsigned int fd, const char __user *buf, size_t count, loff_t
    /// pos)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(pwrite64, …)` in `fs/read_write.c`.
    pub const PWRITE64: Sysno = Sysno(18);
    /// `readv(unsigned long fd, const struct iovec __user *vec, unsigned long
    /// vlen)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(readv, …)` in `fs/read_write.c`.
    pub const READV: Sysno = Sysno(19);
    /// `writev(unsigned long fd, const struct iovec __user *vec, unsigned long
    /// vlen)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(writev, …)` in `fs/read_write.c`.
    pub const WRITEV: Sysno = Sysno(20);
    /// `access(const char __user *filename, int mode)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(access, …)` in `fs/open.c`.
    pub const ACCESS: Sysno = Sysno(21);
    /// `pipe(int __user *fildes)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(pipe, …)` in `fs/pipe.c`.
    pub const PIPE: Sysno = Sysno(22);
    /// `select(int n, fd_set __user *inp, fd_set __user *outp, fd_set __user
    /// *exp, struct __kernel_old_timeval __user *tvp)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(select, …)` in `fs/select.c`.
    pub const SELECT: Sysno = Sysno(23);
    /// `sched_yield()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(sched_yield)` in `kernel/sched/syscalls.c`.
    pub const SCHED_YIELD: Sysno = Sysno(24);
    /// `mremap(unsigned long addr, unsigned long old_len, unsigned long
    /// new_len, unsigned long flags, unsigned long new_addr)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(mremap, …)` in `mm/mremap.c`.
    pub const MREMAP: Sysno = Sysno(25);
    /// `msync(unsigned long start, size_t len, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(msync, …)` in `mm/msync.c`.
    pub const MSYNC: Sysno = Sysno(26);
    /// `mincore(unsigned long start, size_t len, unsigned char __user *vec)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(mincore, …)` in `mm/mincore.c`.
    pub const MINCORE: Sysno = Sysno(27);
    /// `madvise(unsigned long start, size_t len_in, int behavior)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(madvise, …)` in `mm/madvise.c`.
    pub const MADVISE: Sysno = Sysno(28);
    /// `shmget(key_t key, size_t size, int shmflg)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(shmget, …)` in `ipc/shm.c`.
    pub const SHMGET: Sysno = Sysno(29);
    /// `shmat(int shmid, char __user *shmaddr, int shmflg)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(shmat, …)` in `ipc/shm.c`.
    pub const SHMAT: Sysno = Sysno(30);
    /// `shmctl(int shmid, int cmd, struct shmid_ds __user *buf)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(shmctl, …)` in `ipc/shm.c`.
    pub const SHMCTL: Sysno = Sysno(31);
    /// `dup(unsigned int fildes)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(dup, …)` in `fs/file.c`.
    pub const DUP: Sysno = Sysno(32);
    /// `dup2(unsigned int oldfd, unsigned int newfd)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(dup2, …)` in `fs/file.c`.
    pub const DUP2: Sysno = Sysno(33);
    /// `pause()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(pause)` in `kernel/signal.c`.
    pub const PAUSE: Sysno = Sysno(34);
    /// `nanosleep(struct __kernel_timespec __user *rqtp, struct
    /// __kernel_timespec __user *rmtp)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(nanosleep, …)` in `kernel/time/hrtimer.c`.
    pub const NANOSLEEP: Sysno = Sysno(35);
    /// `getitimer(int which, struct __kernel_old_itimerval __user *value)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(getitimer, …)` in `kernel/time/itimer.c`.
    pub const GETITIMER: Sysno = Sysno(36);
    /// `alarm(unsigned int seconds)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(alarm, …)` in `kernel/time/itimer.c`.
    pub const ALARM: Sysno = Sysno(37);
    /// `setitimer(int which, struct __kernel_old_itimerval __user *value,
    /// struct __kernel_old_itimerval __user *ovalue)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(setitimer, …)` in `kernel/time/itimer.c`.
    pub const SETITIMER: Sysno = Sysno(38);
    /// `getpid()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(getpid)` in `kernel/sys.c`.
    pub const GETPID: Sysno = Sysno(39);
    /// `sendfile(int out_fd, int in_fd, loff_t __user *offset, size_t count)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(sendfile64, …)` in `fs/read_write.c`.
    pub const SENDFILE: Sysno = Sysno(40);
    /// `socket(int family, int type, int protocol)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(socket, …)` in `net/socket.c`.
    pub const SOCKET: Sysno = Sysno(41);
    /// `connect(int fd, struct sockaddr __user *uservaddr, int addrlen)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(connect, …)` in `net/socket.c`.
    pub const CONNECT: Sysno = Sysno(42);
    /// `accept(int fd, struct sockaddr __user *upeer_sockaddr, int __user
    /// *upeer_addrlen)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(accept, …)` in `net/socket.c`.
    pub const ACCEPT: Sysno = Sysno(43);
    /// `sendto(int fd, void __user *buff, size_t len, unsigned int flags,
    /// struct sockaddr __user *addr, int addr_len)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(sendto, …)` in `net/socket.c`.
    pub const SENDTO: Sysno = Sysno(44);
    /// `recvfrom(int fd, void __user *ubuf, size_t size, unsigned int flags,
    /// struct sockaddr __user *addr, int __user *addr_len)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(recvfrom, …)` in `net/socket.c`.
    pub const RECVFROM: Sysno = Sysno(45);
    /// `sendmsg(int fd, struct user_msghdr __user *msg, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(sendmsg, …)` in `net/socket.c`.
    pub const SENDMSG: Sysno = Sysno(46);
    /// `recvmsg(int fd, struct user_msghdr __user *msg, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(recvmsg, …)` in `net/socket.c`.
    pub const RECVMSG: Sysno = Sysno(47);
    /// `shutdown(int fd, int how)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(shutdown, …)` in `net/socket.c`.
    pub const SHUTDOWN: Sysno = Sysno(48);
    /// `bind(int fd, struct sockaddr __user *umyaddr, int addrlen)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(bind, …)` in `net/socket.c`.
    pub const BIND: Sysno = Sysno(49);
    /// `listen(int fd, int backlog)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(listen, …)` in `net/socket.c`.
    pub const LISTEN: Sysno = Sysno(50);
    /// `getsockname(int fd, struct sockaddr __user *usockaddr, int __user
    /// *usockaddr_len)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(getsockname, …)` in `net/socket.c`.
    pub const GETSOCKNAME: Sysno = Sysno(51);
    /// `getpeername(int fd, struct sockaddr __user *usockaddr, int __user
    /// *usockaddr_len)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(getpeername, …)` in `net/socket.c`.
    pub const GETPEERNAME: Sysno = Sysno(52);
    /// `socketpair(int family, int type, int protocol, int __user *usockvec)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(socketpair, …)` in `net/socket.c`.
    pub const SOCKETPAIR: Sysno = Sysno(53);
    /// `setsockopt(int fd, int level, int optname, char __user *optval, int
    /// optlen)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(setsockopt, …)` in `net/socket.c`.
    pub const SETSOCKOPT: Sysno = Sysno(54);
    /// `getsockopt(int fd, int level, int optname, char __user *optval, int
    /// __user *optlen)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(getsockopt, …)` in `net/socket.c`.
    pub const GETSOCKOPT: Sysno = Sysno(55);
    /// `clone(unsigned long clone_flags, unsigned long newsp, int __user
    /// *parent_tidptr, int __user *child_tidptr, unsigned long tls)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(clone, …)` in `kernel/fork.c`.
    pub const CLONE: Sysno = Sysno(56);
    /// `fork()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(fork)` in `kernel/fork.c`.
    pub const FORK: Sysno = Sysno(57);
    /// `vfork()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(vfork)` in `kernel/fork.c`.
    pub const VFORK: Sysno = Sysno(58);
    /// `execve(const char __user *filename, const char __user *const __user
    /// *argv, const char __user *const __user *envp)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(execve, …)` in `fs/exec.c`.
    pub const EXECVE: Sysno = Sysno(59);
    /// `exit(int error_code)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(exit, …)` in `kernel/exit.c`.
    pub const EXIT: Sysno = Sysno(60);
    /// `wait4(pid_t upid, int __user *stat_addr, int options, struct rusage
    /// __user *ru)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(wait4, …)` in `kernel/exit.c`.
    pub const WAIT4: Sysno = Sysno(61);
    /// `kill(pid_t pid, int sig)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(kill, …)` in `kernel/signal.c`.
    pub const KILL: Sysno = Sysno(62);
    /// `uname(struct new_utsname __user *name)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(newuname, …)` in `kernel/sys.c`.
    pub const UNAME: Sysno = Sysno(63);
    /// `semget(key_t key, int nsems, int semflg)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(semget, …)` in `ipc/sem.c`.
    pub const SEMGET: Sysno = Sysno(64);
    /// `semop(int semid, struct sembuf __user *tsops, unsigned int nsops)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(semop, …)` in `ipc/sem.c`.
    pub const SEMOP: Sysno = Sysno(65);
    /// `semctl(int semid, int semnum, int cmd, unsigned long arg)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(semctl, …)` in `ipc/sem.c`.
    pub const SEMCTL: Sysno = Sysno(66);
    /// `shmdt(char __user *shmaddr)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(shmdt, …)` in `ipc/shm.c`.
    pub const SHMDT: Sysno = Sysno(67);
    /// `msgget(key_t key, int msgflg)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(msgget, …)` in `ipc/msg.c`.
    pub const MSGGET: Sysno = Sysno(68);
    /// `msgsnd(int msqid, struct msgbuf __user *msgp, size_t msgsz, int
    /// msgflg)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(msgsnd, …)` in `ipc/msg.c`.
    pub const MSGSND: Sysno = Sysno(69);
    /// `msgrcv(int msqid, struct msgbuf __user *msgp, size_t msgsz, long
    /// msgtyp, int msgflg)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(msgrcv, …)` in `ipc/msg.c`.
    pub const MSGRCV: Sysno = Sysno(70);
    /// `msgctl(int msqid, int cmd, struct msqid_ds __user *buf)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(msgctl, …)` in `ipc/msg.c`.
    pub const MSGCTL: Sysno = Sysno(71);
    /// `fcntl(unsigned int fd, unsigned int cmd, unsigned long arg)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(fcntl, …)` in `fs/fcntl.c`.
    pub const FCNTL: Sysno = Sysno(72);
    /// `flock(unsigned int fd, unsigned int cmd)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(flock, …)` in `fs/locks.c`.
    pub const FLOCK: Sysno = Sysno(73);
    /// `fsync(unsigned int fd)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(fsync, …)` in `fs/sync.c`.
    pub const FSYNC: Sysno = Sysno(74);
    /// `fdatasync(unsigned int fd)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(fdatasync, …)` in `fs/sync.c`.
    pub const FDATASYNC: Sysno = Sysno(75);
    /// `truncate(const char __user *path, long length)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(truncate, …)` in `fs/open.c`.
    pub const TRUNCATE: Sysno = Sysno(76);
    /// `ftruncate(unsigned int fd, off_t length)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(ftruncate, …)` in `fs/open.c`.
    pub const FTRUNCATE: Sysno = Sysno(77);
    /// `getdents(unsigned int fd, struct linux_dirent __user *dirent, unsigned
    /// int count)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(getdents, …)` in `fs/readdir.c`.
    pub const GETDENTS: Sysno = Sysno(78);
    /// `getcwd(char __user *buf, unsigned long size)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(getcwd, …)` in `fs/d_path.c`.
    pub const GETCWD: Sysno = Sysno(79);
    /// `chdir(const char __user *filename)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(chdir, …)` in `fs/open.c`.
    pub const CHDIR: Sysno = Sysno(80);
    /// `fchdir(unsigned int fd)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(fchdir, …)` in `fs/open.c`.
    pub const FCHDIR: Sysno = Sysno(81);
    /// `rename(const char __user *oldname, const char __user *newname)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(rename, …)` in `fs/namei.c`.
    pub const RENAME: Sysno = Sysno(82);
    /// `mkdir(const char __user *pathname, umode_t mode)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(mkdir, …)` in `fs/namei.c`.
    pub const MKDIR: Sysno = Sysno(83);
    /// `rmdir(const char __user *pathname)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(rmdir, …)` in `fs/namei.c`.
    pub const RMDIR: Sysno = Sysno(84);
    /// `creat(const char __user *pathname, umode_t mode)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(creat, …)` in `fs/open.c`.
    pub const CREAT: Sysno = Sysno(85);
    /// `link(const char __user *oldname, const char __user *newname)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(link, …)` in `fs/namei.c`.
    pub const LINK: Sysno = Sysno(86);
    /// `unlink(const char __user *pathname)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(unlink, …)` in `fs/namei.c`.
    pub const UNLINK: Sysno = Sysno(87);
    /// `symlink(const char __user *oldname, const char __user *newname)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(symlink, …)` in `fs/namei.c`.
    pub const SYMLINK: Sysno = Sysno(88);
    /// `readlink(const char __user *path, char __user *buf, int bufsiz)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(readlink, …)` in `fs/stat.c`.
    pub const READLINK: Sysno = Sysno(89);
    /// `chmod(const char __user *filename, umode_t mode)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(chmod, …)` in `fs/open.c`.
    pub const CHMOD: Sysno = Sysno(90);
    /// `fchmod(unsigned int fd, umode_t mode)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(fchmod, …)` in `fs/open.c`.
    pub const FCHMOD: Sysno = Sysno(91);
    /// `chown(const char __user *filename, uid_t user, gid_t group)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(chown, …)` in `fs/open.c`.
    pub const CHOWN: Sysno = Sysno(92);
    /// `fchown(unsigned int fd, uid_t user, gid_t group)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(fchown, …)` in `fs/open.c`.
    pub const FCHOWN: Sysno = Sysno(93);
    /// `lchown(const char __user *filename, uid_t user, gid_t group)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(lchown, …)` in `fs/open.c`.
    pub const LCHOWN: Sysno = Sysno(94);
    /// `umask(int mask)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(umask, …)` in `kernel/sys.c`.
    pub const UMASK: Sysno = Sysno(95);
    /// `gettimeofday(struct __kernel_old_timeval __user *tv, struct timezone
    /// __user *tz)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(gettimeofday, …)` in `kernel/time/time.c`.
    pub const GETTIMEOFDAY: Sysno = Sysno(96);
    /// `getrlimit(unsigned int resource, struct rlimit __user *rlim)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(getrlimit, …)` in `kernel/sys.c`.
    pub const GETRLIMIT: Sysno = Sysno(97);
    /// `getrusage(int who, struct rusage __user *ru)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(getrusage, …)` in `kernel/sys.c`.
    pub const GETRUSAGE: Sysno = Sysno(98);
    /// `sysinfo(struct sysinfo __user *info)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(sysinfo, …)` in `kernel/sys.c`.
    pub const SYSINFO: Sysno = Sysno(99);
    /// `times(struct tms __user *tbuf)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(times, …)` in `kernel/sys.c`.
    pub const TIMES: Sysno = Sysno(100);
    /// `ptrace(long request, long pid, unsigned long addr, unsigned long data)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(ptrace, …)` in `kernel/ptrace.c`.
    pub const PTRACE: Sysno = Sysno(101);
    /// `getuid()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(getuid)` in `kernel/sys.c`.
    pub const GETUID: Sysno = Sysno(102);
    /// `syslog(int type, char __user *buf, int len)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(syslog, …)` in `kernel/printk/printk.c`.
    pub const SYSLOG: Sysno = Sysno(103);
    /// `getgid()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(getgid)` in `kernel/sys.c`.
    pub const GETGID: Sysno = Sysno(104);
    /// `setuid(uid_t uid)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(setuid, …)` in `kernel/sys.c`.
    pub const SETUID: Sysno = Sysno(105);
    /// `setgid(gid_t gid)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(setgid, …)` in `kernel/sys.c`.
    pub const SETGID: Sysno = Sysno(106);
    /// `geteuid()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(geteuid)` in `kernel/sys.c`.
    pub const GETEUID: Sysno = Sysno(107);
    /// `getegid()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(getegid)` in `kernel/sys.c`.
    pub const GETEGID: Sysno = Sysno(108);
    /// `setpgid(pid_t pid, pid_t pgid)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(setpgid, …)` in `kernel/sys.c`.
    pub const SETPGID: Sysno = Sysno(109);
    /// `getppid()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(getppid)` in `kernel/sys.c`.
    pub const GETPPID: Sysno = Sysno(110);
    /// `getpgrp()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(getpgrp)` in `kernel/sys.c`.
    pub const GETPGRP: Sysno = Sysno(111);
    /// `setsid()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(setsid)` in `kernel/sys.c`.
    pub const SETSID: Sysno = Sysno(112);
    /// `setreuid(uid_t ruid, uid_t euid)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(setreuid, …)` in `kernel/sys.c`.
    pub const SETREUID: Sysno = Sysno(113);
    /// `setregid(gid_t rgid, gid_t egid)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(setregid, …)` in `kernel/sys.c`.
    pub const SETREGID: Sysno = Sysno(114);
    /// `getgroups(int gidsetsize, gid_t __user *grouplist)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(getgroups, …)` in `kernel/groups.c`.
    pub const GETGROUPS: Sysno = Sysno(115);
    /// `setgroups(int gidsetsize, gid_t __user *grouplist)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(setgroups, …)` in `kernel/groups.c`.
    pub const SETGROUPS: Sysno = Sysno(116);
    /// `setresuid(uid_t ruid, uid_t euid, uid_t suid)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(setresuid, …)` in `kernel/sys.c`.
    pub const SETRESUID: Sysno = Sysno(117);
    /// `getresuid(uid_t __user *ruidp, uid_t __user *euidp, uid_t __user
    /// *suidp)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(getresuid, …)` in `kernel/sys.c`.
    pub const GETRESUID: Sysno = Sysno(118);
    /// `setresgid(gid_t rgid, gid_t egid, gid_t sgid)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(setresgid, …)` in `kernel/sys.c`.
    pub const SETRESGID: Sysno = Sysno(119);
    /// `getresgid(gid_t __user *rgidp, gid_t __user *egidp, gid_t __user
    /// *sgidp)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(getresgid, …)` in `kernel/sys.c`.
    pub const GETRESGID: Sysno = Sysno(120);
    /// `getpgid(pid_t pid)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(getpgid, …)` in `kernel/sys.c`.
    pub const GETPGID: Sysno = Sysno(121);
    /// `setfsuid(uid_t uid)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(setfsuid, …)` in `kernel/sys.c`.
    pub const SETFSUID: Sysno = Sysno(122);
    /// `setfsgid(gid_t gid)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(setfsgid, …)` in `kernel/sys.c`.
    pub const SETFSGID: Sysno = Sysno(123);
    /// `getsid(pid_t pid)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(getsid, …)` in `kernel/sys.c`.
    pub const GETSID: Sysno = Sysno(124);
    /// `capget(cap_user_header_t header, cap_user_data_t dataptr)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(capget, …)` in `kernel/capability.c`.
    pub const CAPGET: Sysno = Sysno(125);
    /// `capset(cap_user_header_t header, const cap_user_data_t data)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(capset, …)` in `kernel/capability.c`.
    pub const CAPSET: Sysno = Sysno(126);
    /// `rt_sigpending(sigset_t __user *uset, size_t sigsetsize)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(rt_sigpending, …)` in `kernel/signal.c`.
    pub const RT_SIGPENDING: Sysno = Sysno(127);
    /// `rt_sigtimedwait(const sigset_t __user *uthese, siginfo_t __user *uinfo,
    /// const struct __kernel_timespec __user *uts, size_t sigsetsize)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(rt_sigtimedwait, …)` in `kernel/signal.c`.
    pub const RT_SIGTIMEDWAIT: Sysno = Sysno(128);
    /// `rt_sigqueueinfo(pid_t pid, int sig, siginfo_t __user *uinfo)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(rt_sigqueueinfo, …)` in `kernel/signal.c`.
    pub const RT_SIGQUEUEINFO: Sysno = Sysno(129);
    /// `rt_sigsuspend(sigset_t __user *unewset, size_t sigsetsize)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(rt_sigsuspend, …)` in `kernel/signal.c`.
    pub const RT_SIGSUSPEND: Sysno = Sysno(130);
    /// `sigaltstack(const stack_t __user *uss, stack_t __user *uoss)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(sigaltstack, …)` in `kernel/signal.c`.
    pub const SIGALTSTACK: Sysno = Sysno(131);
    /// `utime(char __user *filename, struct utimbuf __user *times)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(utime, …)` in `fs/utimes.c`.
    pub const UTIME: Sysno = Sysno(132);
    /// `mknod(const char __user *filename, umode_t mode, unsigned dev)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(mknod, …)` in `fs/namei.c`.
    pub const MKNOD: Sysno = Sysno(133);
    /// `uselib`
    ///
    /// No handler in Linux 7.3.4: only 32-bit programs have it.
    pub const USELIB: Sysno = Sysno(134);
    /// `personality(unsigned int personality)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(personality, …)` in `kernel/exec_domain.c`.
    pub const PERSONALITY: Sysno = Sysno(135);
    /// `ustat(unsigned dev, struct ustat __user *ubuf)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(ustat, …)` in `fs/statfs.c`.
    pub const USTAT: Sysno = Sysno(136);
    /// `statfs(const char __user *pathname, struct statfs __user *buf)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(statfs, …)` in `fs/statfs.c`.
    pub const STATFS: Sysno = Sysno(137);
    /// `fstatfs(unsigned int fd, struct statfs __user *buf)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(fstatfs, …)` in `fs/statfs.c`.
    pub const FSTATFS: Sysno = Sysno(138);
    /// `sysfs(int option, unsigned long arg1, unsigned long arg2)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(sysfs, …)` in `fs/filesystems.c`.
    pub const SYSFS: Sysno = Sysno(139);
    /// `getpriority(int which, int who)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(getpriority, …)` in `kernel/sys.c`.
    pub const GETPRIORITY: Sysno = Sysno(140);
    /// `setpriority(int which, int who, int niceval)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(setpriority, …)` in `kernel/sys.c`.
    pub const SETPRIORITY: Sysno = Sysno(141);
    /// `sched_setparam(pid_t pid, struct sched_param __user *param)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(sched_setparam, …)` in
    /// `kernel/sched/syscalls.c`.
    pub const SCHED_SETPARAM: Sysno = Sysno(142);
    /// `sched_getparam(pid_t pid, struct sched_param __user *param)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(sched_getparam, …)` in
    /// `kernel/sched/syscalls.c`.
    pub const SCHED_GETPARAM: Sysno = Sysno(143);
    /// `sched_setscheduler(pid_t pid, int policy, struct sched_param __user
    /// *param)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(sched_setscheduler, …)` in
    /// `kernel/sched/syscalls.c`.
    pub const SCHED_SETSCHEDULER: Sysno = Sysno(144);
    /// `sched_getscheduler(pid_t pid)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(sched_getscheduler, …)` in
    /// `kernel/sched/syscalls.c`.
    pub const SCHED_GETSCHEDULER: Sysno = Sysno(145);
    /// `sched_get_priority_max(int policy)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(sched_get_priority_max, …)` in
    /// `kernel/sched/syscalls.c`.
    pub const SCHED_GET_PRIORITY_MAX: Sysno = Sysno(146);
    /// `sched_get_priority_min(int policy)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(sched_get_priority_min, …)` in
    /// `kernel/sched/syscalls.c`.
    pub const SCHED_GET_PRIORITY_MIN: Sysno = Sysno(147);
    /// `sched_rr_get_interval(pid_t pid, struct __kernel_timespec __user
    /// *interval)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(sched_rr_get_interval, …)` in
    /// `kernel/sched/syscalls.c`.
    pub const SCHED_RR_GET_INTERVAL: Sysno = Sysno(148);
    /// `mlock(unsigned long start, size_t len)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(mlock, …)` in `mm/mlock.c`.
    pub const MLOCK: Sysno = Sysno(149);
    /// `munlock(unsigned long start, size_t len)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(munlock, …)` in `mm/mlock.c`.
    pub const MUNLOCK: Sysno = Sysno(150);
    /// `mlockall(int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(mlockall, …)` in `mm/mlock.c`.
    pub const MLOCKALL: Sysno = Sysno(151);
    /// `munlockall()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(munlockall)` in `mm/mlock.c`.
    pub const MUNLOCKALL: Sysno = Sysno(152);
    /// `vhangup()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(vhangup)` in `fs/open.c`.
    pub const VHANGUP: Sysno = Sysno(153);
    /// `modify_ldt(int func, void __user *ptr, unsigned long bytecount)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(modify_ldt, …)` in `arch/x86/kernel/ldt.c`.
    pub const MODIFY_LDT: Sysno = Sysno(154);
    /// `pivot_root(const char __user *new_root, const char __user *put_old)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(pivot_root, …)` in `fs/namespace.c`.
    pub const PIVOT_ROOT: Sysno = Sysno(155);
    /// `_sysctl`
    ///
    /// No handler in Linux 7.3.4: it was removed.
    pub const _SYSCTL: Sysno = Sysno(156);
    /// `prctl(int option, unsigned long arg2, unsigned long arg3, unsigned long
    /// arg4, unsigned long arg5)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(prctl, …)` in `kernel/sys.c`.
    pub const PRCTL: Sysno = Sysno(157);
    /// `arch_prctl(int option, unsigned long arg2)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(arch_prctl, …)` in `arch/x86/kernel/process.c`.
    pub const ARCH_PRCTL: Sysno = Sysno(158);
    /// `adjtimex(struct __kernel_timex __user *txc_p)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(adjtimex, …)` in `kernel/time/time.c`.
    pub const ADJTIMEX: Sysno = Sysno(159);
    /// `setrlimit(unsigned int resource, struct rlimit __user *rlim)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(setrlimit, …)` in `kernel/sys.c`.
    pub const SETRLIMIT: Sysno = Sysno(160);
    /// `chroot(const char __user *filename)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(chroot, …)` in `fs/open.c`.
    pub const CHROOT: Sysno = Sysno(161);
    /// `sync()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(sync)` in `fs/sync.c`.
    pub const SYNC: Sysno = Sysno(162);
    /// `acct(const char __user *name)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(acct, …)` in `kernel/acct.c`.
    pub const ACCT: Sysno = Sysno(163);
    /// `settimeofday(struct __kernel_old_timeval __user *tv, struct timezone
    /// __user *tz)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(settimeofday, …)` in `kernel/time/time.c`.
    pub const SETTIMEOFDAY: Sysno = Sysno(164);
    /// `mount(char __user *dev_name, char __user *dir_name, char __user *type,
    /// unsigned long flags, void __user *data)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(mount, …)` in `fs/namespace.c`.
    pub const MOUNT: Sysno = Sysno(165);
    /// `umount2(char __user *name, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(umount, …)` in `fs/namespace.c`.
    pub const UMOUNT2: Sysno = Sysno(166);
    /// `swapon(const char __user *specialfile, int swap_flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(swapon, …)` in `mm/swapfile.c`.
    pub const SWAPON: Sysno = Sysno(167);
    /// `swapoff(const char __user *specialfile)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(swapoff, …)` in `mm/swapfile.c`.
    pub const SWAPOFF: Sysno = Sysno(168);
    /// `reboot(int magic1, int magic2, unsigned int cmd, void __user *arg)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(reboot, …)` in `kernel/reboot.c`.
    pub const REBOOT: Sysno = Sysno(169);
    /// `sethostname(char __user *name, int len)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(sethostname, …)` in `kernel/sys.c`.
    pub const SETHOSTNAME: Sysno = Sysno(170);
    /// `setdomainname(char __user *name, int len)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(setdomainname, …)` in `kernel/sys.c`.
    pub const SETDOMAINNAME: Sysno = Sysno(171);
    /// `iopl(unsigned int level)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(iopl, …)` in `arch/x86/kernel/ioport.c`.
    pub const IOPL: Sysno = Sysno(172);
    /// `ioperm(unsigned long from, unsigned long num, int turn_on)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(ioperm, …)` in `arch/x86/kernel/ioport.c`.
    pub const IOPERM: Sysno = Sysno(173);
    /// `create_module`
    ///
    /// No handler in Linux 7.3.4: it was removed.
    pub const CREATE_MODULE: Sysno = Sysno(174);
    /// `init_module(void __user *umod, unsigned long len, const char __user
    /// *uargs)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(init_module, …)` in `kernel/module/main.c`.
    pub const INIT_MODULE: Sysno = Sysno(175);
    /// `delete_module(const char __user *name_user, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(delete_module, …)` in `kernel/module/main.c`.
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
    /// Kernel: `SYSCALL_DEFINE4(quotactl, …)` in `fs/quota/quota.c`.
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
    /// Kernel: `SYSCALL_DEFINE0(gettid)` in `kernel/sys.c`.
    pub const GETTID: Sysno = Sysno(186);
    /// `readahead(int fd, loff_t offset, size_t count)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(readahead, …)` in `mm/readahead.c`.
    pub const READAHEAD: Sysno = Sysno(187);
    /// `setxattr(const char __user *pathname, const char __user *name, const
    /// void __user *value, size_t size, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(setxattr, …)` in `fs/xattr.c`.
    pub const SETXATTR: Sysno = Sysno(188);
    /// `lsetxattr(const char __user *pathname, const char __user *name, const
    /// void __user *value, size_t size, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(lsetxattr, …)` in `fs/xattr.c`.
    pub const LSETXATTR: Sysno = Sysno(189);
    /// `fsetxattr(int fd, const char __user *name, const void __user *value,
    /// size_t size, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(fsetxattr, …)` in `fs/xattr.c`.
    pub const FSETXATTR: Sysno = Sysno(190);
    /// `getxattr(const char __user *pathname, const char __user *name, void
    /// __user *value, size_t size)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(getxattr, …)` in `fs/xattr.c`.
    pub const GETXATTR: Sysno = Sysno(191);
    /// `lgetxattr(const char __user *pathname, const char __user *name, void
    /// __user *value, size_t size)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(lgetxattr, …)` in `fs/xattr.c`.
    pub const LGETXATTR: Sysno = Sysno(192);
    /// `fgetxattr(int fd, const char __user *name, void __user *value, size_t
    /// size)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(fgetxattr, …)` in `fs/xattr.c`.
    pub const FGETXATTR: Sysno = Sysno(193);
    /// `listxattr(const char __user *pathname, char __user *list, size_t size)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(listxattr, …)` in `fs/xattr.c`.
    pub const LISTXATTR: Sysno = Sysno(194);
    /// `llistxattr(const char __user *pathname, char __user *list, size_t
    /// size)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(llistxattr, …)` in `fs/xattr.c`.
    pub const LLISTXATTR: Sysno = Sysno(195);
    /// `flistxattr(int fd, char __user *list, size_t size)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(flistxattr, …)` in `fs/xattr.c`.
    pub const FLISTXATTR: Sysno = Sysno(196);
    /// `removexattr(const char __user *pathname, const char __user *name)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(removexattr, …)` in `fs/xattr.c`.
    pub const REMOVEXATTR: Sysno = Sysno(197);
    /// `lremovexattr(const char __user *pathname, const char __user *name)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(lremovexattr, …)` in `fs/xattr.c`.
    pub const LREMOVEXATTR: Sysno = Sysno(198);
    /// `fremovexattr(int fd, const char __user *name)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(fremovexattr, …)` in `fs/xattr.c`.
    pub const FREMOVEXATTR: Sysno = Sysno(199);
    /// `tkill(pid_t pid, int sig)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(tkill, …)` in `kernel/signal.c`.
    pub const TKILL: Sysno = Sysno(200);
    /// `time(__kernel_old_time_t __user *tloc)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(time, …)` in `kernel/time/time.c`.
    pub const TIME: Sysno = Sysno(201);
    /// `futex(u32 __user *uaddr, int op, u32 val, const struct
    /// __kernel_timespec __user *utime, u32 __user *uaddr2, u32 val3)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(futex, …)` in `kernel/futex/syscalls.c`.
    pub const FUTEX: Sysno = Sysno(202);
    /// `sched_setaffinity(pid_t pid, unsigned int len, unsigned long __user
    /// *user_mask_ptr)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(sched_setaffinity, …)` in
    /// `kernel/sched/syscalls.c`.
    pub const SCHED_SETAFFINITY: Sysno = Sysno(203);
    /// `sched_getaffinity(pid_t pid, unsigned int len, unsigned long __user
    /// *user_mask_ptr)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(sched_getaffinity, …)` in
    /// `kernel/sched/syscalls.c`.
    pub const SCHED_GETAFFINITY: Sysno = Sysno(204);
    /// `set_thread_area`
    ///
    /// No handler in Linux 7.3.4: only 32-bit programs have it.
    pub const SET_THREAD_AREA: Sysno = Sysno(205);
    /// `io_setup(unsigned nr_events, aio_context_t __user *ctxp)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(io_setup, …)` in `fs/aio.c`.
    pub const IO_SETUP: Sysno = Sysno(206);
    /// `io_destroy(aio_context_t ctx)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(io_destroy, …)` in `fs/aio.c`.
    pub const IO_DESTROY: Sysno = Sysno(207);
    /// `io_getevents(aio_context_t ctx_id, long min_nr, long nr, struct
    /// io_event __user *events, struct __kernel_timespec __user *timeout)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(io_getevents, …)` in `fs/aio.c`.
    pub const IO_GETEVENTS: Sysno = Sysno(208);
    /// `io_submit(aio_context_t ctx_id, long nr, struct iocb __user * __user
    /// *iocbpp)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(io_submit, …)` in `fs/aio.c`.
    pub const IO_SUBMIT: Sysno = Sysno(209);
    /// `io_cancel(aio_context_t ctx_id, struct iocb __user *iocb, struct
    /// io_event __user *result)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(io_cancel, …)` in `fs/aio.c`.
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
    /// Kernel: `SYSCALL_DEFINE1(epoll_create, …)` in `fs/eventpoll.c`.
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
    /// Kernel: `SYSCALL_DEFINE5(remap_file_pages, …)` in `mm/mmap.c`.
    pub const REMAP_FILE_PAGES: Sysno = Sysno(216);
    /// `getdents64(unsigned int fd, struct linux_dirent64 __user *dirent,
    /// unsigned int count)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(getdents64, …)` in `fs/readdir.c`.
    pub const GETDENTS64: Sysno = Sysno(217);
    /// `set_tid_address(int __user *tidptr)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(set_tid_address, …)` in `kernel/fork.c`.
    pub const SET_TID_ADDRESS: Sysno = Sysno(218);
    /// `restart_syscall()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(restart_syscall)` in `kernel/signal.c`.
    pub const RESTART_SYSCALL: Sysno = Sysno(219);
    /// `semtimedop(int semid, struct sembuf __user *tsops, unsigned int nsops,
    /// const struct __kernel_timespec __user *timeout)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(semtimedop, …)` in `ipc/sem.c`.
    pub const SEMTIMEDOP: Sysno = Sysno(220);
    /// `fadvise64(int fd, loff_t offset, size_t len, int advice)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(fadvise64, …)` in `mm/fadvise.c`.
    pub const FADVISE64: Sysno = Sysno(221);
    /// `timer_create(const clockid_t which_clock, struct sigevent __user
    /// *timer_event_spec, timer_t __user *created_timer_id)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(timer_create, …)` in
    /// `kernel/time/posix-timers.c`.
    pub const TIMER_CREATE: Sysno = Sysno(222);
    /// `timer_settime(timer_t timer_id, int flags, const struct
    /// __kernel_itimerspec __user *new_setting, struct __kernel_itimerspec
    /// __user *old_setting)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(timer_settime, …)` in
    /// `kernel/time/posix-timers.c`.
    pub const TIMER_SETTIME: Sysno = Sysno(223);
    /// `timer_gettime(timer_t timer_id, struct __kernel_itimerspec __user
    /// *setting)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(timer_gettime, …)` in
    /// `kernel/time/posix-timers.c`.
    pub const TIMER_GETTIME: Sysno = Sysno(224);
    /// `timer_getoverrun(timer_t timer_id)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(timer_getoverrun, …)` in
    /// `kernel/time/posix-timers.c`.
    pub const TIMER_GETOVERRUN: Sysno = Sysno(225);
    /// `timer_delete(timer_t timer_id)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(timer_delete, …)` in
    /// `kernel/time/posix-timers.c`.
    pub const TIMER_DELETE: Sysno = Sysno(226);
    /// `clock_settime(const clockid_t which_clock, const struct
    /// __kernel_timespec __user *tp)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(clock_settime, …)` in
    /// `kernel/time/posix-timers.c`.
    pub const CLOCK_SETTIME: Sysno = Sysno(227);
    /// `clock_gettime(const clockid_t which_clock, struct __kernel_timespec
    /// __user *tp)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(clock_gettime, …)` in
    /// `kernel/time/posix-timers.c`.
    pub const CLOCK_GETTIME: Sysno = Sysno(228);
    /// `clock_getres(const clockid_t which_clock, struct __kernel_timespec
    /// __user *tp)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(clock_getres, …)` in
    /// `kernel/time/posix-timers.c`.
    pub const CLOCK_GETRES: Sysno = Sysno(229);
    /// `clock_nanosleep(const clockid_t which_clock, int flags, const struct
    /// __kernel_timespec __user *rqtp, struct __kernel_timespec __user *rmtp)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(clock_nanosleep, …)` in
    /// `kernel/time/posix-timers.c`.
    pub const CLOCK_NANOSLEEP: Sysno = Sysno(230);
    /// `exit_group(int error_code)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(exit_group, …)` in `kernel/exit.c`.
    pub const EXIT_GROUP: Sysno = Sysno(231);
    /// `epoll_wait(int epfd, struct epoll_event __user *events, int maxevents,
    /// int timeout)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(epoll_wait, …)` in `fs/eventpoll.c`.
    pub const EPOLL_WAIT: Sysno = Sysno(232);
    /// `epoll_ctl(int epfd, int op, int fd, struct epoll_event __user *event)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(epoll_ctl, …)` in `fs/eventpoll.c`.
    pub const EPOLL_CTL: Sysno = Sysno(233);
    /// `tgkill(pid_t tgid, pid_t pid, int sig)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(tgkill, …)` in `kernel/signal.c`.
    pub const TGKILL: Sysno = Sysno(234);
    /// `utimes(char __user *filename, struct __kernel_old_timeval __user
    /// *utimes)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(utimes, …)` in `fs/utimes.c`.
    pub const UTIMES: Sysno = Sysno(235);
    /// `vserver`
    ///
    /// No handler in Linux 7.3.4: the number was only set aside.
    pub const VSERVER: Sysno = Sysno(236);
    /// `mbind(unsigned long start, unsigned long len, unsigned long mode, const
    /// unsigned long __user *nmask, unsigned long maxnode, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(mbind, …)` in `mm/mempolicy.c`.
    pub const MBIND: Sysno = Sysno(237);
    /// `set_mempolicy(int mode, const unsigned long __user *nmask, unsigned
    /// long maxnode)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(set_mempolicy, …)` in `mm/mempolicy.c`.
    pub const SET_MEMPOLICY: Sysno = Sysno(238);
    /// `get_mempolicy(int __user *policy, unsigned long __user *nmask, unsigned
    /// long maxnode, unsigned long addr, unsigned long flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(get_mempolicy, …)` in `mm/mempolicy.c`.
    pub const GET_MEMPOLICY: Sysno = Sysno(239);
    /// `mq_open(const char __user *u_name, int oflag, umode_t mode, struct
    /// mq_attr __user *u_attr)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(mq_open, …)` in `ipc/mqueue.c`.
    pub const MQ_OPEN: Sysno = Sysno(240);
    /// `mq_unlink(const char __user *u_name)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(mq_unlink, …)` in `ipc/mqueue.c`.
    pub const MQ_UNLINK: Sysno = Sysno(241);
    /// `mq_timedsend(mqd_t mqdes, const char __user *u_msg_ptr, size_t msg_len,
    /// unsigned int msg_prio, const struct __kernel_timespec __user
    /// *u_abs_timeout)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(mq_timedsend, …)` in `ipc/mqueue.c`.
    pub const MQ_TIMEDSEND: Sysno = Sysno(242);
    /// `mq_timedreceive(mqd_t mqdes, char __user *u_msg_ptr, size_t msg_len,
    /// unsigned int __user *u_msg_prio, const struct __kernel_timespec __user
    /// *u_abs_timeout)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(mq_timedreceive, …)` in `ipc/mqueue.c`.
    pub const MQ_TIMEDRECEIVE: Sysno = Sysno(243);
    /// `mq_notify(mqd_t mqdes, const struct sigevent __user *u_notification)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(mq_notify, …)` in `ipc/mqueue.c`.
    pub const MQ_NOTIFY: Sysno = Sysno(244);
    /// `mq_getsetattr(mqd_t mqdes, const struct mq_attr __user *u_mqstat,
    /// struct mq_attr __user *u_omqstat)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(mq_getsetattr, …)` in `ipc/mqueue.c`.
    pub const MQ_GETSETATTR: Sysno = Sysno(245);
    /// `kexec_load(unsigned long entry, unsigned long nr_segments, struct
    /// kexec_segment __user *segments, unsigned long flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(kexec_load, …)` in `kernel/kexec.c`.
    pub const KEXEC_LOAD: Sysno = Sysno(246);
    /// `waitid(int which, pid_t upid, struct siginfo __user *infop, int
    /// options, struct rusage __user *ru)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(waitid, …)` in `kernel/exit.c`.
    pub const WAITID: Sysno = Sysno(247);
    /// `add_key(const char __user *_type, const char __user *_description,
    /// const void __user *_payload, size_t plen, key_serial_t ringid)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(add_key, …)` in `security/keys/keyctl.c`.
    pub const ADD_KEY: Sysno = Sysno(248);
    /// `request_key(const char __user *_type, const char __user *_description,
    /// const char __user *_callout_info, key_serial_t destringid)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(request_key, …)` in `security/keys/keyctl.c`.
    pub const REQUEST_KEY: Sysno = Sysno(249);
    /// `keyctl(int option, unsigned long arg2, unsigned long arg3, unsigned
    /// long arg4, unsigned long arg5)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(keyctl, …)` in `security/keys/keyctl.c`.
    pub const KEYCTL: Sysno = Sysno(250);
    /// `ioprio_set(int which, int who, int ioprio)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(ioprio_set, …)` in `block/ioprio.c`.
    pub const IOPRIO_SET: Sysno = Sysno(251);
    /// `ioprio_get(int which, int who)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(ioprio_get, …)` in `block/ioprio.c`.
    pub const IOPRIO_GET: Sysno = Sysno(252);
    /// `inotify_init()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(inotify_init)` in
    /// `fs/notify/inotify/inotify_user.c`.
    pub const INOTIFY_INIT: Sysno = Sysno(253);
    /// `inotify_add_watch(int fd, const char __user *pathname, u32 mask)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(inotify_add_watch, …)` in
    /// `fs/notify/inotify/inotify_user.c`.
    pub const INOTIFY_ADD_WATCH: Sysno = Sysno(254);
    /// `inotify_rm_watch(int fd, __s32 wd)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(inotify_rm_watch, …)` in
    /// `fs/notify/inotify/inotify_user.c`.
    pub const INOTIFY_RM_WATCH: Sysno = Sysno(255);
    /// `migrate_pages(pid_t pid, unsigned long maxnode, const unsigned long
    /// __user *old_nodes, const unsigned long __user *new_nodes)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(migrate_pages, …)` in `mm/mempolicy.c`.
    pub const MIGRATE_PAGES: Sysno = Sysno(256);
    /// `openat(int dfd, const char __user *filename, int flags, umode_t mode)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(openat, …)` in `fs/open.c`.
    pub const OPENAT: Sysno = Sysno(257);
    /// `mkdirat(int dfd, const char __user *pathname, umode_t mode)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(mkdirat, …)` in `fs/namei.c`.
    pub const MKDIRAT: Sysno = Sysno(258);
    /// `mknodat(int dfd, const char __user *filename, umode_t mode, unsigned
    /// int dev)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(mknodat, …)` in `fs/namei.c`.
    pub const MKNODAT: Sysno = Sysno(259);
    /// `fchownat(int dfd, const char __user *filename, uid_t user, gid_t group,
    /// int flag)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(fchownat, …)` in `fs/open.c`.
    pub const FCHOWNAT: Sysno = Sysno(260);
    /// `futimesat(int dfd, const char __user *filename, struct
    /// __kernel_old_timeval __user *utimes)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(futimesat, …)` in `fs/utimes.c`.
    pub const FUTIMESAT: Sysno = Sysno(261);
    /// `newfstatat(int dfd, const char __user *filename, struct stat __user
    /// *statbuf, int flag)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(newfstatat, …)` in `fs/stat.c`.
    pub const NEWFSTATAT: Sysno = Sysno(262);
    /// `unlinkat(int dfd, const char __user *pathname, int flag)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(unlinkat, …)` in `fs/namei.c`.
    pub const UNLINKAT: Sysno = Sysno(263);
    /// `renameat(int olddfd, const char __user *oldname, int newdfd, const char
    /// __user *newname)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(renameat, …)` in `fs/namei.c`.
    pub const RENAMEAT: Sysno = Sysno(264);
    /// `linkat(int olddfd, const char __user *oldname, int newdfd, const char
    /// __user *newname, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(linkat, …)` in `fs/namei.c`.
    pub const LINKAT: Sysno = Sysno(265);
    /// `symlinkat(const char __user *oldname, int newdfd, const char __user
    /// *newname)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(symlinkat, …)` in `fs/namei.c`.
    pub const SYMLINKAT: Sysno = Sysno(266);
    /// `readlinkat(int dfd, const char __user *pathname, char __user *buf, int
    /// bufsiz)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(readlinkat, …)` in `fs/stat.c`.
    pub const READLINKAT: Sysno = Sysno(267);
    /// `fchmodat(int dfd, const char __user *filename, umode_t mode)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(fchmodat, …)` in `fs/open.c`.
    pub const FCHMODAT: Sysno = Sysno(268);
    /// `faccessat(int dfd, const char __user *filename, int mode)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(faccessat, …)` in `fs/open.c`.
    pub const FACCESSAT: Sysno = Sysno(269);
    /// `pselect6(int n, fd_set __user *inp, fd_set __user *outp, fd_set __user
    /// *exp, struct __kernel_timespec __user *tsp, void __user *sig)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(pselect6, …)` in `fs/select.c`.
    pub const PSELECT6: Sysno = Sysno(270);
    /// `ppoll(struct pollfd __user *ufds, unsigned int nfds, struct
    /// __kernel_timespec __user *tsp, const sigset_t __user *sigmask, size_t
    /// sigsetsize)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(ppoll, …)` in `fs/select.c`.
    pub const PPOLL: Sysno = Sysno(271);
    /// `unshare(unsigned long unshare_flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(unshare, …)` in `kernel/fork.c`.
    pub const UNSHARE: Sysno = Sysno(272);
    /// `set_robust_list(struct robust_list_head __user *head, size_t len)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(set_robust_list, …)` in
    /// `kernel/futex/syscalls.c`.
    pub const SET_ROBUST_LIST: Sysno = Sysno(273);
    /// `get_robust_list(int pid, struct robust_list_head __user * __user
    /// *head_ptr, size_t __user *len_ptr)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(get_robust_list, …)` in
    /// `kernel/futex/syscalls.c`.
    pub const GET_ROBUST_LIST: Sysno = Sysno(274);
    /// `splice(int fd_in, loff_t __user *off_in, int fd_out, loff_t __user
    /// *off_out, size_t len, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(splice, …)` in `fs/splice.c`.
    pub const SPLICE: Sysno = Sysno(275);
    /// `tee(int fdin, int fdout, size_t len, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(tee, …)` in `fs/splice.c`.
    pub const TEE: Sysno = Sysno(276);
    /// `sync_file_range(int fd, loff_t offset, loff_t nbytes, unsigned int
    /// flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(sync_file_range, …)` in `fs/sync.c`.
    pub const SYNC_FILE_RANGE: Sysno = Sysno(277);
    /// `vmsplice(int fd, const struct iovec __user *uiov, unsigned long
    /// nr_segs, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(vmsplice, …)` in `fs/splice.c`.
    pub const VMSPLICE: Sysno = Sysno(278);
    /// `move_pages(pid_t pid, unsigned long nr_pages, const void __user *
    /// __user *pages, const int __user *nodes, int __user *status, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(move_pages, …)` in `mm/migrate.c`.
    pub const MOVE_PAGES: Sysno = Sysno(279);
    /// `utimensat(int dfd, const char __user *filename, struct
    /// __kernel_timespec __user *utimes, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(utimensat, …)` in `fs/utimes.c`.
    pub const UTIMENSAT: Sysno = Sysno(280);
    /// `epoll_pwait(int epfd, struct epoll_event __user *events, int maxevents,
    /// int timeout, const sigset_t __user *sigmask, size_t sigsetsize)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(epoll_pwait, …)` in `fs/eventpoll.c`.
    pub const EPOLL_PWAIT: Sysno = Sysno(281);
    /// `signalfd(int ufd, sigset_t __user *user_mask, size_t sizemask)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(signalfd, …)` in `fs/signalfd.c`.
    pub const SIGNALFD: Sysno = Sysno(282);
    /// `timerfd_create(int clockid, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(timerfd_create, …)` in `fs/timerfd.c`.
    pub const TIMERFD_CREATE: Sysno = Sysno(283);
    /// `eventfd(unsigned int count)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(eventfd, …)` in `fs/eventfd.c`.
    pub const EVENTFD: Sysno = Sysno(284);
    /// `fallocate(int fd, int mode, loff_t offset, loff_t len)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(fallocate, …)` in `fs/open.c`.
    pub const FALLOCATE: Sysno = Sysno(285);
    /// `timerfd_settime(int ufd, int flags, const struct __kernel_itimerspec
    /// __user *utmr, struct __kernel_itimerspec __user *otmr)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(timerfd_settime, …)` in `fs/timerfd.c`.
    pub const TIMERFD_SETTIME: Sysno = Sysno(286);
    /// `timerfd_gettime(int ufd, struct __kernel_itimerspec __user *otmr)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(timerfd_gettime, …)` in `fs/timerfd.c`.
    pub const TIMERFD_GETTIME: Sysno = Sysno(287);
    /// `accept4(int fd, struct sockaddr __user *upeer_sockaddr, int __user
    /// *upeer_addrlen, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(accept4, …)` in `net/socket.c`.
    pub const ACCEPT4: Sysno = Sysno(288);
    /// `signalfd4(int ufd, sigset_t __user *user_mask, size_t sizemask, int
    /// flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(signalfd4, …)` in `fs/signalfd.c`.
    pub const SIGNALFD4: Sysno = Sysno(289);
    /// `eventfd2(unsigned int count, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(eventfd2, …)` in `fs/eventfd.c`.
    pub const EVENTFD2: Sysno = Sysno(290);
    /// `epoll_create1(int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(epoll_create1, …)` in `fs/eventpoll.c`.
    pub const EPOLL_CREATE1: Sysno = Sysno(291);
    /// `dup3(unsigned int oldfd, unsigned int newfd, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(dup3, …)` in `fs/file.c`.
    pub const DUP3: Sysno = Sysno(292);
    /// `pipe2(int __user *fildes, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(pipe2, …)` in `fs/pipe.c`.
    pub const PIPE2: Sysno = Sysno(293);
    /// `inotify_init1(int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(inotify_init1, …)` in
    /// `fs/notify/inotify/inotify_user.c`.
    pub const INOTIFY_INIT1: Sysno = Sysno(294);
    /// `preadv(unsigned long fd, const struct iovec __user *vec, unsigned long
    /// vlen, unsigned long pos_l, unsigned long pos_h)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(preadv, …)` in `fs/read_write.c`.
    pub const PREADV: Sysno = Sysno(295);
    /// `pwritev(unsigned long fd, const struct iovec __user *vec, unsigned long
    /// vlen, unsigned long pos_l, unsigned long pos_h)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(pwritev, …)` in `fs/read_write.c`.
    pub const PWRITEV: Sysno = Sysno(296);
    /// `rt_tgsigqueueinfo(pid_t tgid, pid_t pid, int sig, siginfo_t __user
    /// *uinfo)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(rt_tgsigqueueinfo, …)` in `kernel/signal.c`.
    pub const RT_TGSIGQUEUEINFO: Sysno = Sysno(297);
    /// `perf_event_open(struct perf_event_attr __user *attr_uptr, pid_t pid,
    /// int cpu, int group_fd, unsigned long flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(perf_event_open, …)` in `kernel/events/core.c`.
    pub const PERF_EVENT_OPEN: Sysno = Sysno(298);
    /// `recvmmsg(int fd, struct mmsghdr __user *mmsg, unsigned int vlen,
    /// unsigned int flags, struct __kernel_timespec __user *timeout)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(recvmmsg, …)` in `net/socket.c`.
    pub const RECVMMSG: Sysno = Sysno(299);
    /// `fanotify_init(unsigned int flags, unsigned int event_f_flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(fanotify_init, …)` in
    /// `fs/notify/fanotify/fanotify_user.c`.
    pub const FANOTIFY_INIT: Sysno = Sysno(300);
    /// `fanotify_mark(int fanotify_fd, unsigned int flags, __u64 mask, int dfd,
    /// const char __user *pathname)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(fanotify_mark, …)` in
    /// `fs/notify/fanotify/fanotify_user.c`.
    pub const FANOTIFY_MARK: Sysno = Sysno(301);
    /// `prlimit64(pid_t pid, unsigned int resource, const struct rlimit64
    /// __user *new_rlim, struct rlimit64 __user *old_rlim)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(prlimit64, …)` in `kernel/sys.c`.
    pub const PRLIMIT64: Sysno = Sysno(302);
    /// `name_to_handle_at(int dfd, const char __user *name, struct file_handle
    /// __user *handle, void __user *mnt_id, int flag)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(name_to_handle_at, …)` in `fs/fhandle.c`.
    pub const NAME_TO_HANDLE_AT: Sysno = Sysno(303);
    /// `open_by_handle_at(int mountdirfd, struct file_handle __user *handle,
    /// int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(open_by_handle_at, …)` in `fs/fhandle.c`.
    pub const OPEN_BY_HANDLE_AT: Sysno = Sysno(304);
    /// `clock_adjtime(const clockid_t which_clock, struct __kernel_timex __user
    /// *utx)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(clock_adjtime, …)` in
    /// `kernel/time/posix-timers.c`.
    pub const CLOCK_ADJTIME: Sysno = Sysno(305);
    /// `syncfs(int fd)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(syncfs, …)` in `fs/sync.c`.
    pub const SYNCFS: Sysno = Sysno(306);
    /// `sendmmsg(int fd, struct mmsghdr __user *mmsg, unsigned int vlen,
    /// unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(sendmmsg, …)` in `net/socket.c`.
    pub const SENDMMSG: Sysno = Sysno(307);
    /// `setns(int fd, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(setns, …)` in `kernel/nsproxy.c`.
    pub const SETNS: Sysno = Sysno(308);
    /// `getcpu(unsigned __user *cpup, unsigned __user *nodep, void __user
    /// *unused)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(getcpu, …)` in `kernel/sys.c`.
    pub const GETCPU: Sysno = Sysno(309);
    /// `process_vm_readv(pid_t pid, const struct iovec __user *lvec, unsigned
    /// long liovcnt, const struct iovec __user *rvec, unsigned long riovcnt,
    /// unsigned long flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(process_vm_readv, …)` in
    /// `mm/process_vm_access.c`.
    pub const PROCESS_VM_READV: Sysno = Sysno(310);
    /// `process_vm_writev(pid_t pid, const struct iovec __user *lvec, unsigned
    /// long liovcnt, const struct iovec __user *rvec, unsigned long riovcnt,
    /// unsigned long flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(process_vm_writev, …)` in
    /// `mm/process_vm_access.c`.
    pub const PROCESS_VM_WRITEV: Sysno = Sysno(311);
    /// `kcmp(pid_t pid1, pid_t pid2, int type, unsigned long idx1, unsigned
    /// long idx2)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(kcmp, …)` in `kernel/kcmp.c`.
    pub const KCMP: Sysno = Sysno(312);
    /// `finit_module(int fd, const char __user *uargs, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(finit_module, …)` in `kernel/module/main.c`.
    pub const FINIT_MODULE: Sysno = Sysno(313);
    /// `sched_setattr(pid_t pid, struct sched_attr __user *uattr, unsigned int
    /// flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(sched_setattr, …)` in
    /// `kernel/sched/syscalls.c`.
    pub const SCHED_SETATTR: Sysno = Sysno(314);
    /// `sched_getattr(pid_t pid, struct sched_attr __user *uattr, unsigned int
    /// usize, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(sched_getattr, …)` in
    /// `kernel/sched/syscalls.c`.
    pub const SCHED_GETATTR: Sysno = Sysno(315);
    /// `renameat2(int olddfd, const char __user *oldname, int newdfd, const
    /// char __user *newname, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(renameat2, …)` in `fs/namei.c`.
    pub const RENAMEAT2: Sysno = Sysno(316);
    /// `seccomp(unsigned int op, unsigned int flags, void __user *uargs)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(seccomp, …)` in `kernel/seccomp.c`.
    pub const SECCOMP: Sysno = Sysno(317);
    /// `getrandom(char __user *ubuf, size_t len, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(getrandom, …)` in `drivers/char/random.c`.
    pub const GETRANDOM: Sysno = Sysno(318);
    /// `memfd_create(const char __user *uname, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(memfd_create, …)` in `mm/memfd.c`.
    pub const MEMFD_CREATE: Sysno = Sysno(319);
    /// `kexec_file_load(int kernel_fd, int initrd_fd, unsigned long
    /// cmdline_len, const char __user *cmdline_ptr, unsigned long flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(kexec_file_load, …)` in `kernel/kexec_file.c`.
    pub const KEXEC_FILE_LOAD: Sysno = Sysno(320);
    /// `bpf(int cmd, union bpf_attr __user *uattr, unsigned int size, struct
    /// bpf_common_attr __user *uattr_common, unsigned int size_common)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(bpf, …)` in `kernel/bpf/syscall.c`.
    pub const BPF: Sysno = Sysno(321);
    /// `execveat(int fd, const char __user *filename, const char __user *const
    /// __user *argv, const char __user *const __user *envp, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(execveat, …)` in `fs/exec.c`.
    pub const EXECVEAT: Sysno = Sysno(322);
    /// `userfaultfd(int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(userfaultfd, …)` in `mm/userfaultfd.c`.
    pub const USERFAULTFD: Sysno = Sysno(323);
    /// `membarrier(int cmd, unsigned int flags, int cpu_id)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(membarrier, …)` in `kernel/sched/membarrier.c`.
    pub const MEMBARRIER: Sysno = Sysno(324);
    /// `mlock2(unsigned long start, size_t len, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(mlock2, …)` in `mm/mlock.c`.
    pub const MLOCK2: Sysno = Sysno(325);
    /// `copy_file_range(int fd_in, loff_t __user *off_in, int fd_out, loff_t
    /// __user *off_out, size_t len, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(copy_file_range, …)` in `fs/read_write.c`.
    pub const COPY_FILE_RANGE: Sysno = Sysno(326);
    /// `preadv2(unsigned long fd, const struct iovec __user *vec, unsigned long
    /// vlen, unsigned long pos_l, unsigned long pos_h, rwf_t flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(preadv2, …)` in `fs/read_write.c`.
    pub const PREADV2: Sysno = Sysno(327);
    /// `pwritev2(unsigned long fd, const struct iovec __user *vec, unsigned
    /// long vlen, unsigned long pos_l, unsigned long pos_h, rwf_t flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(pwritev2, …)` in `fs/read_write.c`.
    pub const PWRITEV2: Sysno = Sysno(328);
    /// `pkey_mprotect(unsigned long start, size_t len, unsigned long prot, int
    /// pkey)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(pkey_mprotect, …)` in `mm/mprotect.c`.
    pub const PKEY_MPROTECT: Sysno = Sysno(329);
    /// `pkey_alloc(unsigned long flags, unsigned long init_val)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(pkey_alloc, …)` in `mm/mprotect.c`.
    pub const PKEY_ALLOC: Sysno = Sysno(330);
    /// `pkey_free(int pkey)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(pkey_free, …)` in `mm/mprotect.c`.
    pub const PKEY_FREE: Sysno = Sysno(331);
    /// `statx(int dfd, const char __user *filename, unsigned flags, unsigned
    /// int mask, struct statx __user *buffer)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(statx, …)` in `fs/stat.c`.
    pub const STATX: Sysno = Sysno(332);
    /// `io_pgetevents(aio_context_t ctx_id, long min_nr, long nr, struct
    /// io_event __user *events, struct __kernel_timespec __user *timeout, const
    /// struct __aio_sigset __user *usig)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(io_pgetevents, …)` in `fs/aio.c`.
    pub const IO_PGETEVENTS: Sysno = Sysno(333);
    /// `rseq(struct rseq __user *rseq, u32 rseq_len, int flags, u32 sig)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(rseq, …)` in `kernel/rseq.c`.
    pub const RSEQ: Sysno = Sysno(334);
    /// `uretprobe()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(uretprobe)` in `arch/x86/kernel/uprobes.c`.
    pub const URETPROBE: Sysno = Sysno(335);
    /// `uprobe()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(uprobe)` in `arch/x86/kernel/uprobes.c`.
    pub const UPROBE: Sysno = Sysno(336);
    /// `pidfd_send_signal(int pidfd, int sig, siginfo_t __user *info, unsigned
    /// int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(pidfd_send_signal, …)` in `kernel/signal.c`.
    pub const PIDFD_SEND_SIGNAL: Sysno = Sysno(424);
    /// `io_uring_setup(u32 entries, struct io_uring_params __user *params)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(io_uring_setup, …)` in `io_uring/io_uring.c`.
    pub const IO_URING_SETUP: Sysno = Sysno(425);
    /// `io_uring_enter(unsigned int fd, u32 to_submit, u32 min_complete, u32
    /// flags, const void __user *argp, size_t argsz)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(io_uring_enter, …)` in `io_uring/io_uring.c`.
    pub const IO_URING_ENTER: Sysno = Sysno(426);
    /// `io_uring_register(unsigned int fd, unsigned int opcode, void __user
    /// *arg, unsigned int nr_args)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(io_uring_register, …)` in
    /// `io_uring/register.c`.
    pub const IO_URING_REGISTER: Sysno = Sysno(427);
    /// `open_tree(int dfd, const char __user *filename, unsigned flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(open_tree, …)` in `fs/namespace.c`.
    pub const OPEN_TREE: Sysno = Sysno(428);
    /// `move_mount(int from_dfd, const char __user *from_pathname, int to_dfd,
    /// const char __user *to_pathname, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(move_mount, …)` in `fs/namespace.c`.
    pub const MOVE_MOUNT: Sysno = Sysno(429);
    /// `fsopen(const char __user *_fs_name, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(fsopen, …)` in `fs/fsopen.c`.
    pub const FSOPEN: Sysno = Sysno(430);
    /// `fsconfig(int fd, unsigned int cmd, const char __user *_key, const void
    /// __user *_value, int aux)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(fsconfig, …)` in `fs/fsopen.c`.
    pub const FSCONFIG: Sysno = Sysno(431);
    /// `fsmount(int fs_fd, unsigned int flags, unsigned int attr_flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(fsmount, …)` in `fs/namespace.c`.
    pub const FSMOUNT: Sysno = Sysno(432);
    /// `fspick(int dfd, const char __user *path, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(fspick, …)` in `fs/fsopen.c`.
    pub const FSPICK: Sysno = Sysno(433);
    /// `pidfd_open(pid_t pid, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(pidfd_open, …)` in `kernel/pid.c`.
    pub const PIDFD_OPEN: Sysno = Sysno(434);
    /// `clone3(struct clone_args __user *uargs, size_t size)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(clone3, …)` in `kernel/fork.c`.
    pub const CLONE3: Sysno = Sysno(435);
    /// `close_range(unsigned int fd, unsigned int max_fd, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(close_range, …)` in `fs/file.c`.
    pub const CLOSE_RANGE: Sysno = Sysno(436);
    /// `openat2(int dfd, const char __user *filename, struct open_how __user
    /// *how, size_t usize)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(openat2, …)` in `fs/open.c`.
    pub const OPENAT2: Sysno = Sysno(437);
    /// `pidfd_getfd(int pidfd, int fd, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(pidfd_getfd, …)` in `kernel/pid.c`.
    pub const PIDFD_GETFD: Sysno = Sysno(438);
    /// `faccessat2(int dfd, const char __user *filename, int mode, int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(faccessat2, …)` in `fs/open.c`.
    pub const FACCESSAT2: Sysno = Sysno(439);
    /// `process_madvise(int pidfd, const struct iovec __user *vec, size_t vlen,
    /// int behavior, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(process_madvise, …)` in `mm/madvise.c`.
    pub const PROCESS_MADVISE: Sysno = Sysno(440);
    /// `epoll_pwait2(int epfd, struct epoll_event __user *events, int
    /// maxevents, const struct __kernel_timespec __user *timeout, const
    /// sigset_t __user *sigmask, size_t sigsetsize)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(epoll_pwait2, …)` in `fs/eventpoll.c`.
    pub const EPOLL_PWAIT2: Sysno = Sysno(441);
    /// `mount_setattr(int dfd, const char __user *path, unsigned int flags,
    /// struct mount_attr __user *uattr, size_t usize)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(mount_setattr, …)` in `fs/namespace.c`.
    pub const MOUNT_SETATTR: Sysno = Sysno(442);
    /// `quotactl_fd(unsigned int fd, unsigned int cmd, qid_t id, void __user
    /// *addr)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(quotactl_fd, …)` in `fs/quota/quota.c`.
    pub const QUOTACTL_FD: Sysno = Sysno(443);
    /// `landlock_create_ruleset(const struct landlock_ruleset_attr __user
    /// *const attr, const size_t size, const __u32 flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(landlock_create_ruleset, …)` in
    /// `security/landlock/syscalls.c`.
    pub const LANDLOCK_CREATE_RULESET: Sysno = Sysno(444);
    /// `landlock_add_rule(const int ruleset_fd, const enum landlock_rule_type
    /// rule_type, const void __user *const rule_attr, const __u32 flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(landlock_add_rule, …)` in
    /// `security/landlock/syscalls.c`.
    pub const LANDLOCK_ADD_RULE: Sysno = Sysno(445);
    /// `landlock_restrict_self(const int ruleset_fd, const __u32 flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(landlock_restrict_self, …)` in
    /// `security/landlock/syscalls.c`.
    pub const LANDLOCK_RESTRICT_SELF: Sysno = Sysno(446);
    /// `memfd_secret(unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE1(memfd_secret, …)` in `mm/secretmem.c`.
    pub const MEMFD_SECRET: Sysno = Sysno(447);
    /// `process_mrelease(int pidfd, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(process_mrelease, …)` in `mm/oom_kill.c`.
    pub const PROCESS_MRELEASE: Sysno = Sysno(448);
    /// `futex_waitv(struct futex_waitv __user *waiters, unsigned int
    /// nr_futexes, unsigned int flags, struct __kernel_timespec __user
    /// *timeout, clockid_t clockid)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(futex_waitv, …)` in `kernel/futex/syscalls.c`.
    pub const FUTEX_WAITV: Sysno = Sysno(449);
    /// `set_mempolicy_home_node(unsigned long start, unsigned long len,
    /// unsigned long home_node, unsigned long flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(set_mempolicy_home_node, …)` in
    /// `mm/mempolicy.c`.
    pub const SET_MEMPOLICY_HOME_NODE: Sysno = Sysno(450);
    /// `cachestat(unsigned int fd, struct cachestat_range __user *cstat_range,
    /// struct cachestat __user *cstat, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(cachestat, …)` in `mm/filemap.c`.
    pub const CACHESTAT: Sysno = Sysno(451);
    /// `fchmodat2(int dfd, const char __user *filename, umode_t mode, unsigned
    /// int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(fchmodat2, …)` in `fs/open.c`.
    pub const FCHMODAT2: Sysno = Sysno(452);
    /// `map_shadow_stack(unsigned long addr, unsigned long size, unsigned int
    /// flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(map_shadow_stack, …)` in
    /// `arch/x86/kernel/shstk.c`.
    pub const MAP_SHADOW_STACK: Sysno = Sysno(453);
    /// `futex_wake(void __user *uaddr, unsigned long mask, int nr, unsigned int
    /// flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(futex_wake, …)` in `kernel/futex/syscalls.c`.
    pub const FUTEX_WAKE: Sysno = Sysno(454);
    /// `futex_wait(void __user *uaddr, unsigned long val, unsigned long mask,
    /// unsigned int flags, struct __kernel_timespec __user *timeout, clockid_t
    /// clockid)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(futex_wait, …)` in `kernel/futex/syscalls.c`.
    pub const FUTEX_WAIT: Sysno = Sysno(455);
    /// `futex_requeue(struct futex_waitv __user *waiters, unsigned int flags,
    /// int nr_wake, int nr_requeue)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(futex_requeue, …)` in
    /// `kernel/futex/syscalls.c`.
    pub const FUTEX_REQUEUE: Sysno = Sysno(456);
    /// `statmount(const struct mnt_id_req __user *req, struct statmount __user
    /// *buf, size_t bufsize, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(statmount, …)` in `fs/namespace.c`.
    pub const STATMOUNT: Sysno = Sysno(457);
    /// `listmount(const struct mnt_id_req __user *req, u64 __user *mnt_ids,
    /// size_t nr_mnt_ids, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(listmount, …)` in `fs/namespace.c`.
    pub const LISTMOUNT: Sysno = Sysno(458);
    /// `lsm_get_self_attr(unsigned int attr, struct lsm_ctx __user *ctx, u32
    /// __user *size, u32 flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(lsm_get_self_attr, …)` in
    /// `security/lsm_syscalls.c`.
    pub const LSM_GET_SELF_ATTR: Sysno = Sysno(459);
    /// `lsm_set_self_attr(unsigned int attr, struct lsm_ctx __user *ctx, u32
    /// size, u32 flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(lsm_set_self_attr, …)` in
    /// `security/lsm_syscalls.c`.
    pub const LSM_SET_SELF_ATTR: Sysno = Sysno(460);
    /// `lsm_list_modules(u64 __user *ids, u32 __user *size, u32 flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(lsm_list_modules, …)` in
    /// `security/lsm_syscalls.c`.
    pub const LSM_LIST_MODULES: Sysno = Sysno(461);
    /// `mseal(unsigned long start, size_t len, unsigned long flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE3(mseal, …)` in `mm/mseal.c`.
    pub const MSEAL: Sysno = Sysno(462);
    /// `setxattrat(int dfd, const char __user *pathname, unsigned int at_flags,
    /// const char __user *name, const struct xattr_args __user *uargs, size_t
    /// usize)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(setxattrat, …)` in `fs/xattr.c`.
    pub const SETXATTRAT: Sysno = Sysno(463);
    /// `getxattrat(int dfd, const char __user *pathname, unsigned int at_flags,
    /// const char __user *name, struct xattr_args __user *uargs, size_t usize)`
    ///
    /// Kernel: `SYSCALL_DEFINE6(getxattrat, …)` in `fs/xattr.c`.
    pub const GETXATTRAT: Sysno = Sysno(464);
    /// `listxattrat(int dfd, const char __user *pathname, unsigned int
    /// at_flags, char __user *list, size_t size)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(listxattrat, …)` in `fs/xattr.c`.
    pub const LISTXATTRAT: Sysno = Sysno(465);
    /// `removexattrat(int dfd, const char __user *pathname, unsigned int
    /// at_flags, const char __user *name)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(removexattrat, …)` in `fs/xattr.c`.
    pub const REMOVEXATTRAT: Sysno = Sysno(466);
    /// `open_tree_attr(int dfd, const char __user *filename, unsigned flags,
    /// struct mount_attr __user *uattr, size_t usize)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(open_tree_attr, …)` in `fs/namespace.c`.
    pub const OPEN_TREE_ATTR: Sysno = Sysno(467);
    /// `file_getattr(int dfd, const char __user *filename, struct file_attr
    /// __user *ufattr, size_t usize, unsigned int at_flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(file_getattr, …)` in `fs/file_attr.c`.
    pub const FILE_GETATTR: Sysno = Sysno(468);
    /// `file_setattr(int dfd, const char __user *filename, struct file_attr
    /// __user *ufattr, size_t usize, unsigned int at_flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE5(file_setattr, …)` in `fs/file_attr.c`.
    pub const FILE_SETATTR: Sysno = Sysno(469);
    /// `listns(const struct ns_id_req __user *req, u64 __user *ns_ids, size_t
    /// nr_ns_ids, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE4(listns, …)` in `kernel/nstree.c`.
    pub const LISTNS: Sysno = Sysno(470);
    /// `rseq_slice_yield()`
    ///
    /// Kernel: `SYSCALL_DEFINE0(rseq_slice_yield)` in `kernel/rseq.c`.
    pub const RSEQ_SLICE_YIELD: Sysno = Sysno(471);
    /// `fchroot(int fd, unsigned int flags)`
    ///
    /// Kernel: `SYSCALL_DEFINE2(fchroot, …)` in `fs/open.c`.
    pub const FCHROOT: Sysno = Sysno(472);
}

/// Every number with its name, by number.
#[rustfmt::skip] // many on a line: pages carry this list
pub(super) static NAMES: [(u32, &str); 386] = [
    (0, "read"), (1, "write"), (2, "open"), (3, "close"), (4, "stat"),
    (5, "fstat"), (6, "lstat"), (7, "poll"), (8, "lseek"), (9, "mmap"),
    (10, "mprotect"), (11, "munmap"), (12, "brk"), (13, "rt_sigaction"),
    (14, "rt_sigprocmask"), (15, "rt_sigreturn"), (16, "ioctl"),
    (17, "pread64"), (18, "pwrite64"), (19, "readv"), (20, "writev"),
    (21, "access"), (22, "pipe"), (23, "select"), (24, "sched_yield"),
    (25, "mremap"), (26, "msync"), (27, "mincore"), (28, "madvise"),
    (29, "shmget"), (30, "shmat"), (31, "shmctl"), (32, "dup"), (33, "dup2"),
    (34, "pause"), (35, "nanosleep"), (36, "getitimer"), (37, "alarm"),
    (38, "setitimer"), (39, "getpid"), (40, "sendfile"), (41, "socket"),
    (42, "connect"), (43, "accept"), (44, "sendto"), (45, "recvfrom"),
    (46, "sendmsg"), (47, "recvmsg"), (48, "shutdown"), (49, "bind"),
    (50, "listen"), (51, "getsockname"), (52, "getpeername"),
    (53, "socketpair"), (54, "setsockopt"), (55, "getsockopt"), (56, "clone"),
    (57, "fork"), (58, "vfork"), (59, "execve"), (60, "exit"), (61, "wait4"),
    (62, "kill"), (63, "uname"), (64, "semget"), (65, "semop"), (66, "semctl"),
    (67, "shmdt"), (68, "msgget"), (69, "msgsnd"), (70, "msgrcv"),
    (71, "msgctl"), (72, "fcntl"), (73, "flock"), (74, "fsync"),
    (75, "fdatasync"), (76, "truncate"), (77, "ftruncate"), (78, "getdents"),
    (79, "getcwd"), (80, "chdir"), (81, "fchdir"), (82, "rename"),
    (83, "mkdir"), (84, "rmdir"), (85, "creat"), (86, "link"), (87, "unlink"),
    (88, "symlink"), (89, "readlink"), (90, "chmod"), (91, "fchmod"),
    (92, "chown"), (93, "fchown"), (94, "lchown"), (95, "umask"),
    (96, "gettimeofday"), (97, "getrlimit"), (98, "getrusage"), (99, "sysinfo"),
    (100, "times"), (101, "ptrace"), (102, "getuid"), (103, "syslog"),
    (104, "getgid"), (105, "setuid"), (106, "setgid"), (107, "geteuid"),
    (108, "getegid"), (109, "setpgid"), (110, "getppid"), (111, "getpgrp"),
    (112, "setsid"), (113, "setreuid"), (114, "setregid"), (115, "getgroups"),
    (116, "setgroups"), (117, "setresuid"), (118, "getresuid"),
    (119, "setresgid"), (120, "getresgid"), (121, "getpgid"), (122, "setfsuid"),
    (123, "setfsgid"), (124, "getsid"), (125, "capget"), (126, "capset"),
    (127, "rt_sigpending"), (128, "rt_sigtimedwait"), (129, "rt_sigqueueinfo"),
    (130, "rt_sigsuspend"), (131, "sigaltstack"), (132, "utime"),
    (133, "mknod"), (134, "uselib"), (135, "personality"), (136, "ustat"),
    (137, "statfs"), (138, "fstatfs"), (139, "sysfs"), (140, "getpriority"),
    (141, "setpriority"), (142, "sched_setparam"), (143, "sched_getparam"),
    (144, "sched_setscheduler"), (145, "sched_getscheduler"),
    (146, "sched_get_priority_max"), (147, "sched_get_priority_min"),
    (148, "sched_rr_get_interval"), (149, "mlock"), (150, "munlock"),
    (151, "mlockall"), (152, "munlockall"), (153, "vhangup"),
    (154, "modify_ldt"), (155, "pivot_root"), (156, "_sysctl"), (157, "prctl"),
    (158, "arch_prctl"), (159, "adjtimex"), (160, "setrlimit"), (161, "chroot"),
    (162, "sync"), (163, "acct"), (164, "settimeofday"), (165, "mount"),
    (166, "umount2"), (167, "swapon"), (168, "swapoff"), (169, "reboot"),
    (170, "sethostname"), (171, "setdomainname"), (172, "iopl"),
    (173, "ioperm"), (174, "create_module"), (175, "init_module"),
    (176, "delete_module"), (177, "get_kernel_syms"), (178, "query_module"),
    (179, "quotactl"), (180, "nfsservctl"), (181, "getpmsg"), (182, "putpmsg"),
    (183, "afs_syscall"), (184, "tuxcall"), (185, "security"), (186, "gettid"),
    (187, "readahead"), (188, "setxattr"), (189, "lsetxattr"),
    (190, "fsetxattr"), (191, "getxattr"), (192, "lgetxattr"),
    (193, "fgetxattr"), (194, "listxattr"), (195, "llistxattr"),
    (196, "flistxattr"), (197, "removexattr"), (198, "lremovexattr"),
    (199, "fremovexattr"), (200, "tkill"), (201, "time"), (202, "futex"),
    (203, "sched_setaffinity"), (204, "sched_getaffinity"),
    (205, "set_thread_area"), (206, "io_setup"), (207, "io_destroy"),
    (208, "io_getevents"), (209, "io_submit"), (210, "io_cancel"),
    (211, "get_thread_area"), (212, "lookup_dcookie"), (213, "epoll_create"),
    (214, "epoll_ctl_old"), (215, "epoll_wait_old"), (216, "remap_file_pages"),
    (217, "getdents64"), (218, "set_tid_address"), (219, "restart_syscall"),
    (220, "semtimedop"), (221, "fadvise64"), (222, "timer_create"),
    (223, "timer_settime"), (224, "timer_gettime"), (225, "timer_getoverrun"),
    (226, "timer_delete"), (227, "clock_settime"), (228, "clock_gettime"),
    (229, "clock_getres"), (230, "clock_nanosleep"), (231, "exit_group"),
    (232, "epoll_wait"), (233, "epoll_ctl"), (234, "tgkill"), (235, "utimes"),
    (236, "vserver"), (237, "mbind"), (238, "set_mempolicy"),
    (239, "get_mempolicy"), (240, "mq_open"), (241, "mq_unlink"),
    (242, "mq_timedsend"), (243, "mq_timedreceive"), (244, "mq_notify"),
    (245, "mq_getsetattr"), (246, "kexec_load"), (247, "waitid"),
    (248, "add_key"), (249, "request_key"), (250, "keyctl"),
    (251, "ioprio_set"), (252, "ioprio_get"), (253, "inotify_init"),
    (254, "inotify_add_watch"), (255, "inotify_rm_watch"),
    (256, "migrate_pages"), (257, "openat"), (258, "mkdirat"), (259, "mknodat"),
    (260, "fchownat"), (261, "futimesat"), (262, "newfstatat"),
    (263, "unlinkat"), (264, "renameat"), (265, "linkat"), (266, "symlinkat"),
    (267, "readlinkat"), (268, "fchmodat"), (269, "faccessat"),
    (270, "pselect6"), (271, "ppoll"), (272, "unshare"),
    (273, "set_robust_list"), (274, "get_robust_list"), (275, "splice"),
    (276, "tee"), (277, "sync_file_range"), (278, "vmsplice"),
    (279, "move_pages"), (280, "utimensat"), (281, "epoll_pwait"),
    (282, "signalfd"), (283, "timerfd_create"), (284, "eventfd"),
    (285, "fallocate"), (286, "timerfd_settime"), (287, "timerfd_gettime"),
    (288, "accept4"), (289, "signalfd4"), (290, "eventfd2"),
    (291, "epoll_create1"), (292, "dup3"), (293, "pipe2"),
    (294, "inotify_init1"), (295, "preadv"), (296, "pwritev"),
    (297, "rt_tgsigqueueinfo"), (298, "perf_event_open"), (299, "recvmmsg"),
    (300, "fanotify_init"), (301, "fanotify_mark"), (302, "prlimit64"),
    (303, "name_to_handle_at"), (304, "open_by_handle_at"),
    (305, "clock_adjtime"), (306, "syncfs"), (307, "sendmmsg"), (308, "setns"),
    (309, "getcpu"), (310, "process_vm_readv"), (311, "process_vm_writev"),
    (312, "kcmp"), (313, "finit_module"), (314, "sched_setattr"),
    (315, "sched_getattr"), (316, "renameat2"), (317, "seccomp"),
    (318, "getrandom"), (319, "memfd_create"), (320, "kexec_file_load"),
    (321, "bpf"), (322, "execveat"), (323, "userfaultfd"), (324, "membarrier"),
    (325, "mlock2"), (326, "copy_file_range"), (327, "preadv2"),
    (328, "pwritev2"), (329, "pkey_mprotect"), (330, "pkey_alloc"),
    (331, "pkey_free"), (332, "statx"), (333, "io_pgetevents"), (334, "rseq"),
    (335, "uretprobe"), (336, "uprobe"), (424, "pidfd_send_signal"),
    (425, "io_uring_setup"), (426, "io_uring_enter"),
    (427, "io_uring_register"), (428, "open_tree"), (429, "move_mount"),
    (430, "fsopen"), (431, "fsconfig"), (432, "fsmount"), (433, "fspick"),
    (434, "pidfd_open"), (435, "clone3"), (436, "close_range"),
    (437, "openat2"), (438, "pidfd_getfd"), (439, "faccessat2"),
    (440, "process_madvise"), (441, "epoll_pwait2"), (442, "mount_setattr"),
    (443, "quotactl_fd"), (444, "landlock_create_ruleset"),
    (445, "landlock_add_rule"), (446, "landlock_restrict_self"),
    (447, "memfd_secret"), (448, "process_mrelease"), (449, "futex_waitv"),
    (450, "set_mempolicy_home_node"), (451, "cachestat"), (452, "fchmodat2"),
    (453, "map_shadow_stack"), (454, "futex_wake"), (455, "futex_wait"),
    (456, "futex_requeue"), (457, "statmount"), (458, "listmount"),
    (459, "lsm_get_self_attr"), (460, "lsm_set_self_attr"),
    (461, "lsm_list_modules"), (462, "mseal"), (463, "setxattrat"),
    (464, "getxattrat"), (465, "listxattrat"), (466, "removexattrat"),
    (467, "open_tree_attr"), (468, "file_getattr"), (469, "file_setattr"),
    (470, "listns"), (471, "rseq_slice_yield"), (472, "fchroot"),
];
