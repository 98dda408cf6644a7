-- All of it is in `told_decisions`. A migration of its own: one that is cut off is run again, and could not copy any more.
DROP TABLE IF EXISTS decisions;
