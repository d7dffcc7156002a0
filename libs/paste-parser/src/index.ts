export type { Confidence, Doubt, Guess, GuessedInstant, Party, PasteReading, PasteSource, Span } from './reading';
export { settled } from './guesses';
export { INSTITUTIONS, type KnownInstitution, institutionOfCode } from './institutions';
export { type PasteContext, readPaste } from './read-paste';
export { splitPaste } from './split-paste';
