// Made by `cargo run -p kernel-table -- rust` from data/x86_64-7.3.4.json:
// a test repeats it. Edit nothing here.

use super::Errno;

impl Errno {
    /// 1, from `uapi/asm-generic/errno-base.h`.
    pub const EPERM: Errno = Errno(1);
    /// 2, from `uapi/asm-generic/errno-base.h`.
    pub const ENOENT: Errno = Errno(2);
    /// 3, from `uapi/asm-generic/errno-base.h`.
    pub const ESRCH: Errno = Errno(3);
    /// 4, from `uapi/asm-generic/errno-base.h`.
    pub const EINTR: Errno = Errno(4);
    /// 5, from `uapi/asm-generic/errno-base.h`.
    pub const EIO: Errno = Errno(5);
    /// 6, from `uapi/asm-generic/errno-base.h`.
    pub const ENXIO: Errno = Errno(6);
    /// 7, from `uapi/asm-generic/errno-base.h`.
    pub const E2BIG: Errno = Errno(7);
    /// 8, from `uapi/asm-generic/errno-base.h`.
    pub const ENOEXEC: Errno = Errno(8);
    /// 9, from `uapi/asm-generic/errno-base.h`.
    pub const EBADF: Errno = Errno(9);
    /// 10, from `uapi/asm-generic/errno-base.h`.
    pub const ECHILD: Errno = Errno(10);
    /// 11, from `uapi/asm-generic/errno-base.h`.
    pub const EAGAIN: Errno = Errno(11);
    /// Another name of `EAGAIN`.
    pub const EWOULDBLOCK: Errno = Errno::EAGAIN;
    /// 12, from `uapi/asm-generic/errno-base.h`.
    pub const ENOMEM: Errno = Errno(12);
    /// 13, from `uapi/asm-generic/errno-base.h`.
    pub const EACCES: Errno = Errno(13);
    /// 14, from `uapi/asm-generic/errno-base.h`.
    pub const EFAULT: Errno = Errno(14);
    /// 15, from `uapi/asm-generic/errno-base.h`.
    pub const ENOTBLK: Errno = Errno(15);
    /// 16, from `uapi/asm-generic/errno-base.h`.
    pub const EBUSY: Errno = Errno(16);
    /// 17, from `uapi/asm-generic/errno-base.h`.
    pub const EEXIST: Errno = Errno(17);
    /// 18, from `uapi/asm-generic/errno-base.h`.
    pub const EXDEV: Errno = Errno(18);
    /// 19, from `uapi/asm-generic/errno-base.h`.
    pub const ENODEV: Errno = Errno(19);
    /// 20, from `uapi/asm-generic/errno-base.h`.
    pub const ENOTDIR: Errno = Errno(20);
    /// 21, from `uapi/asm-generic/errno-base.h`.
    pub const EISDIR: Errno = Errno(21);
    /// 22, from `uapi/asm-generic/errno-base.h`.
    pub const EINVAL: Errno = Errno(22);
    /// 23, from `uapi/asm-generic/errno-base.h`.
    pub const ENFILE: Errno = Errno(23);
    /// 24, from `uapi/asm-generic/errno-base.h`.
    pub const EMFILE: Errno = Errno(24);
    /// 25, from `uapi/asm-generic/errno-base.h`.
    pub const ENOTTY: Errno = Errno(25);
    /// 26, from `uapi/asm-generic/errno-base.h`.
    pub const ETXTBSY: Errno = Errno(26);
    /// 27, from `uapi/asm-generic/errno-base.h`.
    pub const EFBIG: Errno = Errno(27);
    /// 28, from `uapi/asm-generic/errno-base.h`.
    pub const ENOSPC: Errno = Errno(28);
    /// 29, from `uapi/asm-generic/errno-base.h`.
    pub const ESPIPE: Errno = Errno(29);
    /// 30, from `uapi/asm-generic/errno-base.h`.
    pub const EROFS: Errno = Errno(30);
    /// 31, from `uapi/asm-generic/errno-base.h`.
    pub const EMLINK: Errno = Errno(31);
    /// 32, from `uapi/asm-generic/errno-base.h`.
    pub const EPIPE: Errno = Errno(32);
    /// 33, from `uapi/asm-generic/errno-base.h`.
    pub const EDOM: Errno = Errno(33);
    /// 34, from `uapi/asm-generic/errno-base.h`.
    pub const ERANGE: Errno = Errno(34);
    /// 35, from `uapi/asm-generic/errno.h`.
    pub const EDEADLK: Errno = Errno(35);
    /// Another name of `EDEADLK`.
    pub const EDEADLOCK: Errno = Errno::EDEADLK;
    /// 36, from `uapi/asm-generic/errno.h`.
    pub const ENAMETOOLONG: Errno = Errno(36);
    /// 37, from `uapi/asm-generic/errno.h`.
    pub const ENOLCK: Errno = Errno(37);
    /// 38, from `uapi/asm-generic/errno.h`.
    pub const ENOSYS: Errno = Errno(38);
    /// 39, from `uapi/asm-generic/errno.h`.
    pub const ENOTEMPTY: Errno = Errno(39);
    /// 40, from `uapi/asm-generic/errno.h`.
    pub const ELOOP: Errno = Errno(40);
    /// 42, from `uapi/asm-generic/errno.h`.
    pub const ENOMSG: Errno = Errno(42);
    /// 43, from `uapi/asm-generic/errno.h`.
    pub const EIDRM: Errno = Errno(43);
    /// 44, from `uapi/asm-generic/errno.h`.
    pub const ECHRNG: Errno = Errno(44);
    /// 45, from `uapi/asm-generic/errno.h`.
    pub const EL2NSYNC: Errno = Errno(45);
    /// 46, from `uapi/asm-generic/errno.h`.
    pub const EL3HLT: Errno = Errno(46);
    /// 47, from `uapi/asm-generic/errno.h`.
    pub const EL3RST: Errno = Errno(47);
    /// 48, from `uapi/asm-generic/errno.h`.
    pub const ELNRNG: Errno = Errno(48);
    /// 49, from `uapi/asm-generic/errno.h`.
    pub const EUNATCH: Errno = Errno(49);
    /// 50, from `uapi/asm-generic/errno.h`.
    pub const ENOCSI: Errno = Errno(50);
    /// 51, from `uapi/asm-generic/errno.h`.
    pub const EL2HLT: Errno = Errno(51);
    /// 52, from `uapi/asm-generic/errno.h`.
    pub const EBADE: Errno = Errno(52);
    /// 53, from `uapi/asm-generic/errno.h`.
    pub const EBADR: Errno = Errno(53);
    /// 54, from `uapi/asm-generic/errno.h`.
    pub const EXFULL: Errno = Errno(54);
    /// 55, from `uapi/asm-generic/errno.h`.
    pub const ENOANO: Errno = Errno(55);
    /// 56, from `uapi/asm-generic/errno.h`.
    pub const EBADRQC: Errno = Errno(56);
    /// 57, from `uapi/asm-generic/errno.h`.
    pub const EBADSLT: Errno = Errno(57);
    /// 59, from `uapi/asm-generic/errno.h`.
    pub const EBFONT: Errno = Errno(59);
    /// 60, from `uapi/asm-generic/errno.h`.
    pub const ENOSTR: Errno = Errno(60);
    /// 61, from `uapi/asm-generic/errno.h`.
    pub const ENODATA: Errno = Errno(61);
    /// 62, from `uapi/asm-generic/errno.h`.
    pub const ETIME: Errno = Errno(62);
    /// 63, from `uapi/asm-generic/errno.h`.
    pub const ENOSR: Errno = Errno(63);
    /// 64, from `uapi/asm-generic/errno.h`.
    pub const ENONET: Errno = Errno(64);
    /// 65, from `uapi/asm-generic/errno.h`.
    pub const ENOPKG: Errno = Errno(65);
    /// 66, from `uapi/asm-generic/errno.h`.
    pub const EREMOTE: Errno = Errno(66);
    /// 67, from `uapi/asm-generic/errno.h`.
    pub const ENOLINK: Errno = Errno(67);
    /// 68, from `uapi/asm-generic/errno.h`.
    pub const EADV: Errno = Errno(68);
    /// 69, from `uapi/asm-generic/errno.h`.
    pub const ESRMNT: Errno = Errno(69);
    /// 70, from `uapi/asm-generic/errno.h`.
    pub const ECOMM: Errno = Errno(70);
    /// 71, from `uapi/asm-generic/errno.h`.
    pub const EPROTO: Errno = Errno(71);
    /// 72, from `uapi/asm-generic/errno.h`.
    pub const EMULTIHOP: Errno = Errno(72);
    /// 73, from `uapi/asm-generic/errno.h`.
    pub const EDOTDOT: Errno = Errno(73);
    /// 74, from `uapi/asm-generic/errno.h`.
    pub const EBADMSG: Errno = Errno(74);
    /// Another name of `EBADMSG`.
    pub const EFSBADCRC: Errno = Errno::EBADMSG;
    /// 75, from `uapi/asm-generic/errno.h`.
    pub const EOVERFLOW: Errno = Errno(75);
    /// 76, from `uapi/asm-generic/errno.h`.
    pub const ENOTUNIQ: Errno = Errno(76);
    /// 77, from `uapi/asm-generic/errno.h`.
    pub const EBADFD: Errno = Errno(77);
    /// 78, from `uapi/asm-generic/errno.h`.
    pub const EREMCHG: Errno = Errno(78);
    /// 79, from `uapi/asm-generic/errno.h`.
    pub const ELIBACC: Errno = Errno(79);
    /// 80, from `uapi/asm-generic/errno.h`.
    pub const ELIBBAD: Errno = Errno(80);
    /// 81, from `uapi/asm-generic/errno.h`.
    pub const ELIBSCN: Errno = Errno(81);
    /// 82, from `uapi/asm-generic/errno.h`.
    pub const ELIBMAX: Errno = Errno(82);
    /// 83, from `uapi/asm-generic/errno.h`.
    pub const ELIBEXEC: Errno = Errno(83);
    /// 84, from `uapi/asm-generic/errno.h`.
    pub const EILSEQ: Errno = Errno(84);
    /// 85, from `uapi/asm-generic/errno.h`.
    pub const ERESTART: Errno = Errno(85);
    /// 86, from `uapi/asm-generic/errno.h`.
    pub const ESTRPIPE: Errno = Errno(86);
    /// 87, from `uapi/asm-generic/errno.h`.
    pub const EUSERS: Errno = Errno(87);
    /// 88, from `uapi/asm-generic/errno.h`.
    pub const ENOTSOCK: Errno = Errno(88);
    /// 89, from `uapi/asm-generic/errno.h`.
    pub const EDESTADDRREQ: Errno = Errno(89);
    /// 90, from `uapi/asm-generic/errno.h`.
    pub const EMSGSIZE: Errno = Errno(90);
    /// 91, from `uapi/asm-generic/errno.h`.
    pub const EPROTOTYPE: Errno = Errno(91);
    /// 92, from `uapi/asm-generic/errno.h`.
    pub const ENOPROTOOPT: Errno = Errno(92);
    /// 93, from `uapi/asm-generic/errno.h`.
    pub const EPROTONOSUPPORT: Errno = Errno(93);
    /// 94, from `uapi/asm-generic/errno.h`.
    pub const ESOCKTNOSUPPORT: Errno = Errno(94);
    /// 95, from `uapi/asm-generic/errno.h`.
    pub const EOPNOTSUPP: Errno = Errno(95);
    /// 96, from `uapi/asm-generic/errno.h`.
    pub const EPFNOSUPPORT: Errno = Errno(96);
    /// 97, from `uapi/asm-generic/errno.h`.
    pub const EAFNOSUPPORT: Errno = Errno(97);
    /// 98, from `uapi/asm-generic/errno.h`.
    pub const EADDRINUSE: Errno = Errno(98);
    /// 99, from `uapi/asm-generic/errno.h`.
    pub const EADDRNOTAVAIL: Errno = Errno(99);
    /// 100, from `uapi/asm-generic/errno.h`.
    pub const ENETDOWN: Errno = Errno(100);
    /// 101, from `uapi/asm-generic/errno.h`.
    pub const ENETUNREACH: Errno = Errno(101);
    /// 102, from `uapi/asm-generic/errno.h`.
    pub const ENETRESET: Errno = Errno(102);
    /// 103, from `uapi/asm-generic/errno.h`.
    pub const ECONNABORTED: Errno = Errno(103);
    /// 104, from `uapi/asm-generic/errno.h`.
    pub const ECONNRESET: Errno = Errno(104);
    /// 105, from `uapi/asm-generic/errno.h`.
    pub const ENOBUFS: Errno = Errno(105);
    /// 106, from `uapi/asm-generic/errno.h`.
    pub const EISCONN: Errno = Errno(106);
    /// 107, from `uapi/asm-generic/errno.h`.
    pub const ENOTCONN: Errno = Errno(107);
    /// 108, from `uapi/asm-generic/errno.h`.
    pub const ESHUTDOWN: Errno = Errno(108);
    /// 109, from `uapi/asm-generic/errno.h`.
    pub const ETOOMANYREFS: Errno = Errno(109);
    /// 110, from `uapi/asm-generic/errno.h`.
    pub const ETIMEDOUT: Errno = Errno(110);
    /// 111, from `uapi/asm-generic/errno.h`.
    pub const ECONNREFUSED: Errno = Errno(111);
    /// 112, from `uapi/asm-generic/errno.h`.
    pub const EHOSTDOWN: Errno = Errno(112);
    /// 113, from `uapi/asm-generic/errno.h`.
    pub const EHOSTUNREACH: Errno = Errno(113);
    /// 114, from `uapi/asm-generic/errno.h`.
    pub const EALREADY: Errno = Errno(114);
    /// 115, from `uapi/asm-generic/errno.h`.
    pub const EINPROGRESS: Errno = Errno(115);
    /// 116, from `uapi/asm-generic/errno.h`.
    pub const ESTALE: Errno = Errno(116);
    /// 117, from `uapi/asm-generic/errno.h`.
    pub const EUCLEAN: Errno = Errno(117);
    /// Another name of `EUCLEAN`.
    pub const EFSCORRUPTED: Errno = Errno::EUCLEAN;
    /// 118, from `uapi/asm-generic/errno.h`.
    pub const ENOTNAM: Errno = Errno(118);
    /// 119, from `uapi/asm-generic/errno.h`.
    pub const ENAVAIL: Errno = Errno(119);
    /// 120, from `uapi/asm-generic/errno.h`.
    pub const EISNAM: Errno = Errno(120);
    /// 121, from `uapi/asm-generic/errno.h`.
    pub const EREMOTEIO: Errno = Errno(121);
    /// 122, from `uapi/asm-generic/errno.h`.
    pub const EDQUOT: Errno = Errno(122);
    /// 123, from `uapi/asm-generic/errno.h`.
    pub const ENOMEDIUM: Errno = Errno(123);
    /// 124, from `uapi/asm-generic/errno.h`.
    pub const EMEDIUMTYPE: Errno = Errno(124);
    /// 125, from `uapi/asm-generic/errno.h`.
    pub const ECANCELED: Errno = Errno(125);
    /// 126, from `uapi/asm-generic/errno.h`.
    pub const ENOKEY: Errno = Errno(126);
    /// 127, from `uapi/asm-generic/errno.h`.
    pub const EKEYEXPIRED: Errno = Errno(127);
    /// 128, from `uapi/asm-generic/errno.h`.
    pub const EKEYREVOKED: Errno = Errno(128);
    /// 129, from `uapi/asm-generic/errno.h`.
    pub const EKEYREJECTED: Errno = Errno(129);
    /// 130, from `uapi/asm-generic/errno.h`.
    pub const EOWNERDEAD: Errno = Errno(130);
    /// 131, from `uapi/asm-generic/errno.h`.
    pub const ENOTRECOVERABLE: Errno = Errno(131);
    /// 132, from `uapi/asm-generic/errno.h`.
    pub const ERFKILL: Errno = Errno(132);
    /// 133, from `uapi/asm-generic/errno.h`.
    pub const EHWPOISON: Errno = Errno(133);
    /// 134, from `uapi/asm-generic/errno.h`.
    pub const EFTYPE: Errno = Errno(134);
}

/// Every number with its name, by number.
#[rustfmt::skip] // many on a line: pages carry this list
pub(super) static NAMES: [(u16, &str); 132] = [
    (1, "EPERM"), (2, "ENOENT"), (3, "ESRCH"), (4, "EINTR"), (5, "EIO"),
    (6, "ENXIO"), (7, "E2BIG"), (8, "ENOEXEC"), (9, "EBADF"), (10, "ECHILD"),
    (11, "EAGAIN"), (12, "ENOMEM"), (13, "EACCES"), (14, "EFAULT"),
    (15, "ENOTBLK"), (16, "EBUSY"), (17, "EEXIST"), (18, "EXDEV"),
    (19, "ENODEV"), (20, "ENOTDIR"), (21, "EISDIR"), (22, "EINVAL"),
    (23, "ENFILE"), (24, "EMFILE"), (25, "ENOTTY"), (26, "ETXTBSY"),
    (27, "EFBIG"), (28, "ENOSPC"), (29, "ESPIPE"), (30, "EROFS"),
    (31, "EMLINK"), (32, "EPIPE"), (33, "EDOM"), (34, "ERANGE"),
    (35, "EDEADLK"), (36, "ENAMETOOLONG"), (37, "ENOLCK"), (38, "ENOSYS"),
    (39, "ENOTEMPTY"), (40, "ELOOP"), (42, "ENOMSG"), (43, "EIDRM"),
    (44, "ECHRNG"), (45, "EL2NSYNC"), (46, "EL3HLT"), (47, "EL3RST"),
    (48, "ELNRNG"), (49, "EUNATCH"), (50, "ENOCSI"), (51, "EL2HLT"),
    (52, "EBADE"), (53, "EBADR"), (54, "EXFULL"), (55, "ENOANO"),
    (56, "EBADRQC"), (57, "EBADSLT"), (59, "EBFONT"), (60, "ENOSTR"),
    (61, "ENODATA"), (62, "ETIME"), (63, "ENOSR"), (64, "ENONET"),
    (65, "ENOPKG"), (66, "EREMOTE"), (67, "ENOLINK"), (68, "EADV"),
    (69, "ESRMNT"), (70, "ECOMM"), (71, "EPROTO"), (72, "EMULTIHOP"),
    (73, "EDOTDOT"), (74, "EBADMSG"), (75, "EOVERFLOW"), (76, "ENOTUNIQ"),
    (77, "EBADFD"), (78, "EREMCHG"), (79, "ELIBACC"), (80, "ELIBBAD"),
    (81, "ELIBSCN"), (82, "ELIBMAX"), (83, "ELIBEXEC"), (84, "EILSEQ"),
    (85, "ERESTART"), (86, "ESTRPIPE"), (87, "EUSERS"), (88, "ENOTSOCK"),
    (89, "EDESTADDRREQ"), (90, "EMSGSIZE"), (91, "EPROTOTYPE"),
    (92, "ENOPROTOOPT"), (93, "EPROTONOSUPPORT"), (94, "ESOCKTNOSUPPORT"),
    (95, "EOPNOTSUPP"), (96, "EPFNOSUPPORT"), (97, "EAFNOSUPPORT"),
    (98, "EADDRINUSE"), (99, "EADDRNOTAVAIL"), (100, "ENETDOWN"),
    (101, "ENETUNREACH"), (102, "ENETRESET"), (103, "ECONNABORTED"),
    (104, "ECONNRESET"), (105, "ENOBUFS"), (106, "EISCONN"), (107, "ENOTCONN"),
    (108, "ESHUTDOWN"), (109, "ETOOMANYREFS"), (110, "ETIMEDOUT"),
    (111, "ECONNREFUSED"), (112, "EHOSTDOWN"), (113, "EHOSTUNREACH"),
    (114, "EALREADY"), (115, "EINPROGRESS"), (116, "ESTALE"), (117, "EUCLEAN"),
    (118, "ENOTNAM"), (119, "ENAVAIL"), (120, "EISNAM"), (121, "EREMOTEIO"),
    (122, "EDQUOT"), (123, "ENOMEDIUM"), (124, "EMEDIUMTYPE"),
    (125, "ECANCELED"), (126, "ENOKEY"), (127, "EKEYEXPIRED"),
    (128, "EKEYREVOKED"), (129, "EKEYREJECTED"), (130, "EOWNERDEAD"),
    (131, "ENOTRECOVERABLE"), (132, "ERFKILL"), (133, "EHWPOISON"),
    (134, "EFTYPE"),
];
