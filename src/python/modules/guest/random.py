"""Random numbers: the Mersenne Twister MT19937, so that a seed gives what it gives in CPython."""

import _host
from bisect import bisect
from math import acos, ceil, cos, exp, log, pi, sin, sqrt

__all__ = ["Random", "SystemRandom", "betavariate", "gammavariate", "paretovariate", "vonmisesvariate",
           "weibullvariate", "choice", "choices", "expovariate", "gauss", "getrandbits",
           "getstate", "lognormvariate", "normalvariate", "randbytes", "randint", "random", "randrange", "sample", "seed",
           "setstate", "shuffle", "triangular", "uniform"]

_N, _M = 624, 397
_WORD = 0xFFFFFFFF


class Random:
    """A generator with a state of its own."""

    _state, _index = None, _N  # seeded by the host when the first number is asked for

    def __init__(self, x=None):
        self.gauss_next = None
        if x is not None:
            self.seed(x)

    # --- the generator ---

    def _start(self, number):
        state = [number & _WORD]
        for at in range(1, _N):
            last = state[-1]
            state.append((1812433253 * (last ^ last >> 30) + at) & _WORD)
        self._state, self._index = state, _N

    def _start_by_words(self, words):
        self._start(19650218)
        state, at, word = self._state, 1, 0
        for _ in range(max(_N, len(words))):
            last = state[at - 1]
            state[at] = ((state[at] ^ (last ^ last >> 30) * 1664525) + words[word] + word) & _WORD
            at, word = at + 1, word + 1
            if at >= _N:
                state[0], at = state[_N - 1], 1
            if word >= len(words):
                word = 0
        for _ in range(_N - 1):
            last = state[at - 1]
            state[at] = ((state[at] ^ (last ^ last >> 30) * 1566083941) - at) & _WORD
            at += 1
            if at >= _N:
                state[0], at = state[_N - 1], 1
        state[0] = 0x80000000

    def _twist(self):
        if self._state is None:
            self.seed()
        state = self._state
        for at in range(_N):
            mixed = state[at] & 0x80000000 | state[(at + 1) % _N] & 0x7FFFFFFF
            state[at] = state[(at + _M) % _N] ^ mixed >> 1 ^ (0x9908B0DF if mixed & 1 else 0)
        self._index = 0

    def _word(self):
        if self._index >= _N:
            self._twist()
        word = self._state[self._index]
        self._index += 1
        word ^= word >> 11
        word ^= word << 7 & 0x9D2C5680
        word ^= word << 15 & 0xEFC60000
        return word ^ word >> 18

    def seed(self, a=None, version=2):
        if a is None:
            a = int.from_bytes(_host.random(32), "big")
        elif isinstance(a, (str, bytes, bytearray)):
            from hashlib import sha512
            data = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(data + sha512(data).digest(), "big")
        elif isinstance(a, float):
            a = hash(a) & (1 << 64) - 1
        elif not isinstance(a, int):
            raise TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        a = abs(a)
        words = []
        while a:
            words.append(a & _WORD)
            a >>= 32
        self._start_by_words(words or [0])
        self.gauss_next = None

    def getstate(self):
        if self._state is None:
            self.seed()
        return 3, tuple(self._state) + (self._index,), self.gauss_next

    def setstate(self, state):
        version, words, self.gauss_next = state
        if version not in (2, 3):
            raise ValueError(f"state with version {version} passed to Random.setstate() of version 3")
        self._state, self._index = list(words[:-1]), words[-1]

    def random(self):
        return ((self._word() >> 5) * 67108864 + (self._word() >> 6)) / 9007199254740992

    def getrandbits(self, k, /):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        number, shift = 0, 0
        while k > 0:
            word = self._word()
            number |= (word >> 32 - k if k < 32 else word) << shift
            shift += 32
            k -= 32
        return number

    # --- integers and sequences ---

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def _below(self, n):
        bits = n.bit_length()
        number = self.getrandbits(bits)
        while number >= n:
            number = self.getrandbits(bits)
        return number

    def randrange(self, start, stop=None, step=1):
        start = _index(start)
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if start > 0:
                return self._below(start)
            raise ValueError("empty range for randrange()")
        stop, step = _index(stop), _index(step)
        width = stop - start
        if not step:
            raise ValueError("zero step for randrange()")
        count = (width + step + (-1 if step > 0 else 1)) // step
        if count <= 0:
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})" if step == 1
                             else "empty range for randrange()")
        return start + step * self._below(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def shuffle(self, x):
        for at in range(len(x) - 1, 0, -1):
            other = self._below(at + 1)
            x[at], x[other] = x[other], x[at]

    def sample(self, population, k, *, counts=None):
        if not (hasattr(population, "__getitem__") and hasattr(population, "__len__")) or isinstance(population, dict):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            sums, total = [], 0
            for count in counts:
                total += count
                sums.append(total)
            return [population[bisect(sums, at)] for at in self.sample(range(total), k)]
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        size = 21 + (4 ** ceil(log(k * 3) / log(4)) if k > 5 else 0)
        if n <= size:
            pool, result = list(population), []
            for at in range(k):
                chosen = self._below(n - at)
                result.append(pool[chosen])
                pool[chosen] = pool[n - at - 1]
            return result
        taken, result = set(), []
        for _ in range(k):
            chosen = self._below(n)
            while chosen in taken:
                chosen = self._below(n)
            taken.add(chosen)
            result.append(population[chosen])
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if weights is not None and cum_weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if cum_weights is None and weights is None:
            return [population[int(self.random() * n)] for _ in range(k)]
        if cum_weights is None:
            cum_weights, total = [], 0
            for weight in weights:
                total += weight
                cum_weights.append(total)
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0:
            raise ValueError("Total of weights must be greater than zero")
        return [population[bisect(cum_weights, self.random() * total, 0, n - 1)] for _ in range(k)]

    # --- distributions ---

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if high == low:
            return low
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            first, second = self.random(), 1.0 - self.random()
            z = 4 * exp(-0.5) / sqrt(2.0) * (first - 0.5) / second
            if z * z / 4.0 <= -log(second):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * 2.0 * pi
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            z, self.gauss_next = cos(angle) * radius, sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -log(1.0 - self.random()) / lambd

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-log(1.0 - self.random())) ** (1.0 / beta)

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return 2 * pi * self.random()
        s = 0.5 / kappa
        r = s + sqrt(1.0 + s * s)
        while True:
            z = cos(pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        turned = acos(f) if self.random() > 0.5 else -acos(f)
        return (mu + turned) % (2 * pi)

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        return (self._gamma_above if alpha > 1.0 else self._gamma_below)(alpha) * beta

    def _gamma_above(self, alpha):
        ainv = sqrt(2.0 * alpha - 1.0)
        b, c = alpha - log(4.0), alpha + ainv
        while True:
            u = self.random()
            if not 1e-7 < u < 0.9999999:
                continue
            w = 1.0 - self.random()
            v = log(u / (1.0 - u)) / ainv
            x = alpha * exp(v)
            z = u * u * w
            r = b + c * v - x
            if r + 1.0 + log(4.5) - 4.5 * z >= 0.0 or r >= log(z):
                return x

    def _gamma_below(self, alpha):
        e = 2.718281828459045
        while True:
            b = (e + alpha) / e
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -log((b - p) / alpha)
            u = self.random()
            if u <= x ** (alpha - 1.0) if p > 1.0 else u <= exp(-x):
                return x

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0


def _index(value):
    if isinstance(value, int):
        return value
    if hasattr(type(value), "__index__"):
        return value.__index__()
    if isinstance(value, float) and value == int(value):
        return int(value)
    raise ValueError("non-integer argument to randrange()") if isinstance(value, float) else TypeError(
        f"'{type(value).__name__}' object cannot be interpreted as an integer")


class SystemRandom(Random):
    """Numbers of the host: not to be repeated."""

    def random(self):
        return (int.from_bytes(_host.random(7), "big") >> 3) / (1 << 53)

    def getrandbits(self, k, /):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        return int.from_bytes(_host.random((k + 7) // 8), "big") >> -k % 8

    def seed(self, *args, **kwargs):
        pass

    def getstate(self):
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate


_shared = Random()
seed, getstate, setstate = _shared.seed, _shared.getstate, _shared.setstate
random, getrandbits, randbytes = _shared.random, _shared.getrandbits, _shared.randbytes
randrange, randint, choice, choices = _shared.randrange, _shared.randint, _shared.choice, _shared.choices
shuffle, sample, uniform, triangular = _shared.shuffle, _shared.sample, _shared.uniform, _shared.triangular
normalvariate, gauss, lognormvariate = _shared.normalvariate, _shared.gauss, _shared.lognormvariate
expovariate, paretovariate, weibullvariate = _shared.expovariate, _shared.paretovariate, _shared.weibullvariate
vonmisesvariate, gammavariate, betavariate = _shared.vonmisesvariate, _shared.gammavariate, _shared.betavariate
