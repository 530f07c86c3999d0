"""Launcher: becomes another program that cannot outlive the process that asked for it.

Run by path, never imported: ``python -I -S anak.py SIGNAL PARENT_PID NAMESPACE UID GID -- PROGRAM ARGS``.
It exists because the three steps below must happen between fork and exec, and doing them in
``preexec_fn`` is unsafe in a process with threads. The program keeps this process' pid.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
CLONE_NEWUSER = 0x10000000


def main() -> None:
    sinyal, induk, ruang_nama, uid, gid = (int(nilai) for nilai in sys.argv[1:6])
    perintah = sys.argv[7:]
    libc = ctypes.CDLL(None, use_errno=True)
    if ruang_nama:
        # Root on the outside, user 1 ("daemon") on the inside: PostgreSQL refuses to run as root, and
        # this way its files stay where the checkout is and keep root as their owner.
        luar = os.geteuid()  # unmapped, and read as 65534, once inside
        if libc.unshare(CLONE_NEWUSER) != 0:
            sys.exit(f"unshare: {os.strerror(ctypes.get_errno())}")
        with open("/proc/self/uid_map", "w") as peta:
            peta.write(f"1 {luar} 1")
    elif uid >= 0:
        os.setgroups([])
        os.setresgid(gid, gid, gid)
        os.setresuid(uid, uid, uid)
    # After the change of identity, which clears it; before exec, which keeps it.
    libc.prctl(PR_SET_PDEATHSIG, sinyal, 0, 0, 0)
    if os.getppid() != induk:
        sys.exit("induk sudah berhenti")
    # Python ignores these two; a program would inherit that.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    try:
        os.execvp(perintah[0], perintah)  # noqa: S606
    except OSError as galat:
        sys.exit(f"{perintah[0]}: {galat.strerror}")


main()
