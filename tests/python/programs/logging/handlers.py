import logging
import logging.handlers
import queue


class Collect(logging.Handler):
    def __init__(self):
        super().__init__()
        self.seen = []

    def emit(self, record):
        self.seen.append(self.format(record))


target = Collect()
memory = logging.handlers.MemoryHandler(2, logging.ERROR, target)
logger = logging.getLogger("memory")
logger.setLevel(logging.DEBUG)
logger.propagate = False
logger.addHandler(memory)
logger.info("one")
print(target.seen)
logger.info("two %s", 2)
print(target.seen)
logger.error("three")
print(target.seen)
jobs = queue.Queue()
other = logging.getLogger("queued")
other.propagate = False
other.addHandler(logging.handlers.QueueHandler(jobs))
other.warning("later")
print(jobs.qsize())


class Record(logging.LogRecord):
    pass


logging.setLogRecordFactory(Record)
print(logging.getLogRecordFactory() is Record)
