// Made by `cargo run -p kernel-table -- rust` from data/x86_64-7.3.4.json:
// a test repeats it. Edit nothing here.

use super::Errno;

impl Errno {
    /// 1, from `uapi/asm-generic/errno-base.h`.
    pub const EPERM: Errno = Errno::new(1).unwrap();
    /// 2, from `uapi/asm-generic/errno-base.h`.
    pub const ENOENT: Errno = Errno::new(2).unwrap();
    /// 3, from `uapi/asm-generic/errno-base.h`.
    pub const ESRCH: Errno = Errno::new(3).unwrap();
    /// 4, from `uapi/asm-generic/errno-base.h`.
    pub const EINTR: Errno = Errno::new(4).unwrap();
    /// 5, from `uapi/asm-generic/errno-base.h`.
    pub const EIO: Errno = Errno::new(5).unwrap();
    /// 6, from `uapi/asm-generic/errno-base.h`.
    pub const ENXIO: Errno = Errno::new(6).unwrap();
    /// 7, from `uapi/asm-generic/errno-base.h`.
    pub const E2BIG: Errno = Errno::new(7).unwrap();
    /// 8, from `uapi/asm-generic/errno-base.h`.
    pub const ENOEXEC: Errno = Errno::new(8).unwrap();
    /// 9, from `uapi/asm-generic/errno-base.h`.
    pub const EBADF: Errno = Errno::new(9).unwrap();
    /// 10, from `uapi/asm-generic/errno-base.h`.
    pub const ECHILD: Errno = Errno::new(10).unwrap();
    /// 11, from `uapi/asm-generic/errno-base.h`.
    pub const EAGAIN: Errno = Errno::new(11).unwrap();
    /// Another name of `EAGAIN`.
    pub const EWOULDBLOCK: Errno = Errno::EAGAIN;
    /// 12, from `uapi/asm-generic/errno-base.h`.
    pub const ENOMEM: Errno = Errno::new(12).unwrap();
    /// 13, from `uapi/asm-generic/errno-base.h`.
    pub const EACCES: Errno = Errno::new(13).unwrap();
    /// 14, from `uapi/asm-generic/errno-base.h`.
    pub const EFAULT: Errno = Errno::new(14).unwrap();
    /// 15, from `uapi/asm-generic/errno-base.h`.
    pub const ENOTBLK: Errno = Errno::new(15).unwrap();
    /// 16, from `uapi/asm-generic/errno-base.h`.
    pub const EBUSY: Errno = Errno::new(16).unwrap();
    /// 17, from `uapi/asm-generic/errno-base.h`.
    pub const EEXIST: Errno = Errno::new(17).unwrap();
    /// 18, from `uapi/asm-generic/errno-base.h`.
    pub const EXDEV: Errno = Errno::new(18).unwrap();
    /// 19, from `uapi/asm-generic/errno-base.h`.
    pub const ENODEV: Errno = Errno::new(19).unwrap();
    /// 20, from `uapi/asm-generic/errno-base.h`.
    pub const ENOTDIR: Errno = Errno::new(20).unwrap();
    /// 21, from `uapi/asm-generic/errno-base.h`.
    pub const EISDIR: Errno = Errno::new(21).unwrap();
    /// 22, from `uapi/asm-generic/errno-base.h`.
    pub const EINVAL: Errno = Errno::new(22).unwrap();
    /// 23, from `uapi/asm-generic/errno-base.h`.
    pub const ENFILE: Errno = Errno::new(23).unwrap();
    /// 24, from `uapi/asm-generic/errno-base.h`.
    pub const EMFILE: Errno = Errno::new(24).unwrap();
    /// 25, from `uapi/asm-generic/errno-base.h`.
    pub const ENOTTY: Errno = Errno::new(25).unwrap();
    /// 26, from `uapi/asm-generic/errno-base.h`.
    pub const ETXTBSY: Errno = Errno::new(26).unwrap();
    /// 27, from `uapi/asm-generic/errno-base.h`.
    pub const EFBIG: Errno = Errno::new(27).unwrap();
    /// 28, from `uapi/asm-generic/errno-base.h`.
    pub const ENOSPC: Errno = Errno::new(28).unwrap();
    /// 29, from `uapi/asm-generic/errno-base.h`.
    pub const ESPIPE: Errno = Errno::new(29).unwrap();
    /// 30, from `uapi/asm-generic/errno-base.h`.
    pub const EROFS: Errno = Errno::new(30).unwrap();
    /// 31, from `uapi/asm-generic/errno-base.h`.
    pub const EMLINK: Errno = Errno::new(31).unwrap();
    /// 32, from `uapi/asm-generic/errno-base.h`.
    pub const EPIPE: Errno = Errno::new(32).unwrap();
    /// 33, from `uapi/asm-generic/errno-base.h`.
    pub const EDOM: Errno = Errno::new(33).unwrap();
    /// 34, from `uapi/asm-generic/errno-base.h`.
    pub const ERANGE: Errno = Errno::new(34).unwrap();
    /// 35, from `uapi/asm-generic/errno.h`.
    pub const EDEADLK: Errno = Errno::new(35).unwrap();
    /// Another name of `EDEADLK`.
    pub const EDEADLOCK: Errno = Errno::EDEADLK;
    /// 36, from `uapi/asm-generic/errno.h`.
    pub const ENAMETOOLONG: Errno = Errno::new(36).unwrap();
    /// 37, from `uapi/asm-generic/errno.h`.
    pub const ENOLCK: Errno = Errno::new(37).unwrap();
    /// 38, from `uapi/asm-generic/errno.h`.
    pub const ENOSYS: Errno = Errno::new(38).unwrap();
    /// 39, from `uapi/asm-generic/errno.h`.
    pub const ENOTEMPTY: Errno = Errno::new(39).unwrap();
    /// 40, from `uapi/asm-generic/errno.h`.
    pub const ELOOP: Errno = Errno::new(40).unwrap();
    /// 42, from `uapi/asm-generic/errno.h`.
    pub const ENOMSG: Errno = Errno::new(42).unwrap();
    /// 43, from `uapi/asm-generic/errno.h`.
    pub const EIDRM: Errno = Errno::new(43).unwrap();
    /// 44, from `uapi/asm-generic/errno.h`.
    pub const ECHRNG: Errno = Errno::new(44).unwrap();
    /// 45, from `uapi/asm-generic/errno.h`.
    pub const EL2NSYNC: Errno = Errno::new(45).unwrap();
    /// 46, from `uapi/asm-generic/errno.h`.
    pub const EL3HLT: Errno = Errno::new(46).unwrap();
    /// 47, from `uapi/asm-generic/errno.h`.
    pub const EL3RST: Errno = Errno::new(47).unwrap();
    /// 48, from `uapi/asm-generic/errno.h`.
    pub const ELNRNG: Errno = Errno::new(48).unwrap();
    /// 49, from `uapi/asm-generic/errno.h`.
    pub const EUNATCH: Errno = Errno::new(49).unwrap();
    /// 50, from `uapi/asm-generic/errno.h`.
    pub const ENOCSI: Errno = Errno::new(50).unwrap();
    /// 51, from `uapi/asm-generic/errno.h`.
    pub const EL2HLT: Errno = Errno::new(51).unwrap();
    /// 52, from `uapi/asm-generic/errno.h`.
    pub const EBADE: Errno = Errno::new(52).unwrap();
    /// 53, from `uapi/asm-generic/errno.h`.
    pub const EBADR: Errno = Errno::new(53).unwrap();
    /// 54, from `uapi/asm-generic/errno.h`.
    pub const EXFULL: Errno = Errno::new(54).unwrap();
    /// 55, from `uapi/asm-generic/errno.h`.
    pub const ENOANO: Errno = Errno::new(55).unwrap();
    /// 56, from `uapi/asm-generic/errno.h`.
    pub const EBADRQC: Errno = Errno::new(56).unwrap();
    /// 57, from `uapi/asm-generic/errno.h`.
    pub const EBADSLT: Errno = Errno::new(57).unwrap();
    /// 59, from `uapi/asm-generic/errno.h`.
    pub const EBFONT: Errno = Errno::new(59).unwrap();
    /// 60, from `uapi/asm-generic/errno.h`.
    pub const ENOSTR: Errno = Errno::new(60).unwrap();
    /// 61, from `uapi/asm-generic/errno.h`.
    pub const ENODATA: Errno = Errno::new(61).unwrap();
    /// 62, from `uapi/asm-generic/errno.h`.
    pub const ETIME: Errno = Errno::new(62).unwrap();
    /// 63, from `uapi/asm-generic/errno.h`.
    pub const ENOSR: Errno = Errno::new(63).unwrap();
    /// 64, from `uapi/asm-generic/errno.h`.
    pub const ENONET: Errno = Errno::new(64).unwrap();
    /// 65, from `uapi/asm-generic/errno.h`.
    pub const ENOPKG: Errno = Errno::new(65).unwrap();
    /// 66, from `uapi/asm-generic/errno.h`.
    pub const EREMOTE: Errno = Errno::new(66).unwrap();
    /// 67, from `uapi/asm-generic/errno.h`.
    pub const ENOLINK: Errno = Errno::new(67).unwrap();
    /// 68, from `uapi/asm-generic/errno.h`.
    pub const EADV: Errno = Errno::new(68).unwrap();
    /// 69, from `uapi/asm-generic/errno.h`.
    pub const ESRMNT: Errno = Errno::new(69).unwrap();
    /// 70, from `uapi/asm-generic/errno.h`.
    pub const ECOMM: Errno = Errno::new(70).unwrap();
    /// 71, from `uapi/asm-generic/errno.h`.
    pub const EPROTO: Errno = Errno::new(71).unwrap();
    /// 72, from `uapi/asm-generic/errno.h`.
    pub const EMULTIHOP: Errno = Errno::new(72).unwrap();
    /// 73, from `uapi/asm-generic/errno.h`.
    pub const EDOTDOT: Errno = Errno::new(73).unwrap();
    /// 74, from `uapi/asm-generic/errno.h`.
    pub const EBADMSG: Errno = Errno::new(74).unwrap();
    /// Another name of `EBADMSG`.
    pub const EFSBADCRC: Errno = Errno::EBADMSG;
    /// 75, from `uapi/asm-generic/errno.h`.
    pub const EOVERFLOW: Errno = Errno::new(75).unwrap();
    /// 76, from `uapi/asm-generic/errno.h`.
    pub const ENOTUNIQ: Errno = Errno::new(76).unwrap();
    /// 77, from `uapi/asm-generic/errno.h`.
    pub const EBADFD: Errno = Errno::new(77).unwrap();
    /// 78, from `uapi/asm-generic/errno.h`.
    pub const EREMCHG: Errno = Errno::new(78).unwrap();
    /// 79, from `uapi/asm-generic/errno.h`.
    pub const ELIBACC: Errno = Errno::new(79).unwrap();
    /// 80, from `uapi/asm-generic/errno.h`.
    pub const ELIBBAD: Errno = Errno::new(80).unwrap();
    /// 81, from `uapi/asm-generic/errno.h`.
    pub const ELIBSCN: Errno = Errno::new(81).unwrap();
    /// 82, from `uapi/asm-generic/errno.h`.
    pub const ELIBMAX: Errno = Errno::new(82).unwrap();
    /// 83, from `uapi/asm-generic/errno.h`.
    pub const ELIBEXEC: Errno = Errno::new(83).unwrap();
    /// 84, from `uapi/asm-generic/errno.h`.
    pub const EILSEQ: Errno = Errno::new(84).unwrap();
    /// 85, from `uapi/asm-generic/errno.h`.
    pub const ERESTART: Errno = Errno::new(85).unwrap();
    /// 86, from `uapi/asm-generic/errno.h`.
    pub const ESTRPIPE: Errno = Errno::new(86).unwrap();
    /// 87, from `uapi/asm-generic/errno.h`.
    pub const EUSERS: Errno = Errno::new(87).unwrap();
    /// 88, from `uapi/asm-generic/errno.h`.
    pub const ENOTSOCK: Errno = Errno::new(88).unwrap();
    /// 89, from `uapi/asm-generic/errno.h`.
    pub const EDESTADDRREQ: Errno = Errno::new(89).unwrap();
    /// 90, from `uapi/asm-generic/errno.h`.
    pub const EMSGSIZE: Errno = Errno::new(90).unwrap();
    /// 91, from `uapi/asm-generic/errno.h`.
    pub const EPROTOTYPE: Errno = Errno::new(91).unwrap();
    /// 92, from `uapi/asm-generic/errno.h`.
    pub const ENOPROTOOPT: Errno = Errno::new(92).unwrap();
    /// 93, from `uapi/asm-generic/errno.h`.
    pub const EPROTONOSUPPORT: Errno = Errno::new(93).unwrap();
    /// 94, from `uapi/asm-generic/errno.h`.
    pub const ESOCKTNOSUPPORT: Errno = Errno::new(94).unwrap();
    /// 95, from `uapi/asm-generic/errno.h`.
    pub const EOPNOTSUPP: Errno = Errno::new(95).unwrap();
    /// 96, from `uapi/asm-generic/errno.h`.
    pub const EPFNOSUPPORT: Errno = Errno::new(96).unwrap();
    /// 97, from `uapi/asm-generic/errno.h`.
    pub const EAFNOSUPPORT: Errno = Errno::new(97).unwrap();
    /// 98, from `uapi/asm-generic/errno.h`.
    pub const EADDRINUSE: Errno = Errno::new(98).unwrap();
    /// 99, from `uapi/asm-generic/errno.h`.
    pub const EADDRNOTAVAIL: Errno = Errno::new(99).unwrap();
    /// 100, from `uapi/asm-generic/errno.h`.
    pub const ENETDOWN: Errno = Errno::new(100).unwrap();
    /// 101, from `uapi/asm-generic/errno.h`.
    pub const ENETUNREACH: Errno = Errno::new(101).unwrap();
    /// 102, from `uapi/asm-generic/errno.h`.
    pub const ENETRESET: Errno = Errno::new(102).unwrap();
    /// 103, from `uapi/asm-generic/errno.h`.
    pub const ECONNABORTED: Errno = Errno::new(103).unwrap();
    /// 104, from `uapi/asm-generic/errno.h`.
    pub const ECONNRESET: Errno = Errno::new(104).unwrap();
    /// 105, from `uapi/asm-generic/errno.h`.
    pub const ENOBUFS: Errno = Errno::new(105).unwrap();
    /// 106, from `uapi/asm-generic/errno.h`.
    pub const EISCONN: Errno = Errno::new(106).unwrap();
    /// 107, from `uapi/asm-generic/errno.h`.
    pub const ENOTCONN: Errno = Errno::new(107).unwrap();
    /// 108, from `uapi/asm-generic/errno.h`.
    pub const ESHUTDOWN: Errno = Errno::new(108).unwrap();
    /// 109, from `uapi/asm-generic/errno.h`.
    pub const ETOOMANYREFS: Errno = Errno::new(109).unwrap();
    /// 110, from `uapi/asm-generic/errno.h`.
    pub const ETIMEDOUT: Errno = Errno::new(110).unwrap();
    /// 111, from `uapi/asm-generic/errno.h`.
    pub const ECONNREFUSED: Errno = Errno::new(111).unwrap();
    /// 112, from `uapi/asm-generic/errno.h`.
    pub const EHOSTDOWN: Errno = Errno::new(112).unwrap();
    /// 113, from `uapi/asm-generic/errno.h`.
    pub const EHOSTUNREACH: Errno = Errno::new(113).unwrap();
    /// 114, from `uapi/asm-generic/errno.h`.
    pub const EALREADY: Errno = Errno::new(114).unwrap();
    /// 115, from `uapi/asm-generic/errno.h`.
    pub const EINPROGRESS: Errno = Errno::new(115).unwrap();
    /// 116, from `uapi/asm-generic/errno.h`.
    pub const ESTALE: Errno = Errno::new(116).unwrap();
    /// 117, from `uapi/asm-generic/errno.h`.
    pub const EUCLEAN: Errno = Errno::new(117).unwrap();
    /// Another name of `EUCLEAN`.
    pub const EFSCORRUPTED: Errno = Errno::EUCLEAN;
    /// 118, from `uapi/asm-generic/errno.h`.
    pub const ENOTNAM: Errno = Errno::new(118).unwrap();
    /// 119, from `uapi/asm-generic/errno.h`.
    pub const ENAVAIL: Errno = Errno::new(119).unwrap();
    /// 120, from `uapi/asm-generic/errno.h`.
    pub const EISNAM: Errno = Errno::new(120).unwrap();
    /// 121, from `uapi/asm-generic/errno.h`.
    pub const EREMOTEIO: Errno = Errno::new(121).unwrap();
    /// 122, from `uapi/asm-generic/errno.h`.
    pub const EDQUOT: Errno = Errno::new(122).unwrap();
    /// 123, from `uapi/asm-generic/errno.h`.
    pub const ENOMEDIUM: Errno = Errno::new(123).unwrap();
    /// 124, from `uapi/asm-generic/errno.h`.
    pub const EMEDIUMTYPE: Errno = Errno::new(124).unwrap();
    /// 125, from `uapi/asm-generic/errno.h`.
    pub const ECANCELED: Errno = Errno::new(125).unwrap();
    /// 126, from `uapi/asm-generic/errno.h`.
    pub const ENOKEY: Errno = Errno::new(126).unwrap();
    /// 127, from `uapi/asm-generic/errno.h`.
    pub const EKEYEXPIRED: Errno = Errno::new(127).unwrap();
    /// 128, from `uapi/asm-generic/errno.h`.
    pub const EKEYREVOKED: Errno = Errno::new(128).unwrap();
    /// 129, from `uapi/asm-generic/errno.h`.
    pub const EKEYREJECTED: Errno = Errno::new(129).unwrap();
    /// 130, from `uapi/asm-generic/errno.h`.
    pub const EOWNERDEAD: Errno = Errno::new(130).unwrap();
    /// 131, from `uapi/asm-generic/errno.h`.
    pub const ENOTRECOVERABLE: Errno = Errno::new(131).unwrap();
    /// 132, from `uapi/asm-generic/errno.h`.
    pub const ERFKILL: Errno = Errno::new(132).unwrap();
    /// 133, from `uapi/asm-generic/errno.h`.
    pub const EHWPOISON: Errno = Errno::new(133).unwrap();
    /// 134, from `uapi/asm-generic/errno.h`.
    pub const EFTYPE: Errno = Errno::new(134).unwrap();
}

/// The names, each at the place of its number; `-` where there is none.
pub(super) static NAMES: &str = "\
    - EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN \
    ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR \
    EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE \
    EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP - ENOMSG \
    EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH ENOCSI EL2HLT EBADE \
    EBADR EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR ENODATA ETIME ENOSR \
    ENONET ENOPKG EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT \
    EBADMSG EOVERFLOW ENOTUNIQ EBADFD EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX \
    ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE \
    EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP \
    EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH \
    ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN \
    ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY \
    EINPROGRESS ESTALE EUCLEAN ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT \
    ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED \
    EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL EHWPOISON EFTYPE";
