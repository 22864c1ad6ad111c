"""The character set of the locale, in which Java reads and writes names of files."""

import locale
import os


def use_utf8() -> None:
    """Lets the Java that is started from here see all names of files, if the locale has no characters but ASCII's."""
    try:
        locale.setlocale(locale.LC_CTYPE, "")
        charset = locale.nl_langinfo(locale.CODESET)
    except locale.Error:  # it is not installed
        charset = "ASCII"
    if charset in ("ANSI_X3.4-1968", "US-ASCII", "ASCII"):
        os.environ["LC_ALL"] = "C.UTF-8"
