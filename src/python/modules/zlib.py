"""What zlib has besides its checksums: names. Nothing is compressed here."""

DEFLATED, DEF_BUF_SIZE, DEF_MEM_LEVEL, MAX_WBITS = 8, 16384, 8, 15
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.2.13"


class error(Exception):
    pass


def compress(data, /, level=-1, wbits=15):
    raise error("compression is not available to scripts that limbeck runs")


def decompress(data, /, wbits=15, bufsize=16384):
    raise error("compression is not available to scripts that limbeck runs")


def compressobj(*args, **kwargs):
    compress(b"")


decompressobj = compressobj
