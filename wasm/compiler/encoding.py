"""Numbers, names and sections as WebAssembly's binary format writes them."""

HEADER = b"\0asm\1\0\0\0"
MORE = 128
"""The bit of a byte that says that the number goes on."""
WIDEST = 5
"""Bytes in which a number of 32 bits always fits."""


def unsigned(value: int) -> bytes:
    """A number that is not negative, in as few bytes as do."""
    made = bytearray()
    while True:
        low, value = value & 127, value >> 7
        made.append(low | (MORE if value else 0))
        if not value:
            return bytes(made)


def signed(value: int) -> bytes:
    """A number of either sign, in as few bytes as do."""
    made = bytearray()
    while True:
        low, value = value & 127, value >> 7
        done = value == (-1 if low & 64 else 0)
        made.append(low | (0 if done else MORE))
        if done:
            return bytes(made)


def padded(value: int) -> bytes:
    """A small number in WIDEST bytes, the same whether it is read as signed or not."""
    return bytes((value >> 7 * k & 127) | (MORE if k + 1 < WIDEST else 0) for k in range(WIDEST))


def named(text: str) -> bytes:
    """A name with its length."""
    raw = text.encode()
    return unsigned(len(raw)) + raw


def section(number: int, body: bytes) -> bytes:
    """A section with its length."""
    return bytes([number]) + unsigned(len(body)) + body


class Reader:
    """Reads one thing after another."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    @property
    def at_end(self) -> bool:
        """Whether all is read."""
        return self.at >= len(self.data)

    def byte(self) -> int:
        """One byte."""
        self.at += 1
        return self.data[self.at - 1]

    def bytes(self, count: int) -> bytes:
        """So many bytes."""
        self.at += count
        return self.data[self.at - count : self.at]

    def unsigned(self) -> int:
        """A number that is not negative."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 127) << shift
            shift += 7
            if byte < MORE:
                return value

    def skip_number(self) -> None:
        """Pass over a number of either sign."""
        while self.byte() >= MORE:
            pass

    def name(self) -> str:
        """A name."""
        return self.bytes(self.unsigned()).decode()
