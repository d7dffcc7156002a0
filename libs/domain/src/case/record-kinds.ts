import type { FreezeRecord } from '../freeze/freeze-record';
import type { ReturnRecord } from '../funds-return/return-record';
import type { ObjectionRecord } from '../objection/objection-record';
import type { CaseRecord, HoldRecord, InstructionRecord, RequestRecord } from './records';

/** What a case is made of besides its own record, each kind under the name of its collection. A new kind is a line here and a row below. */
export interface PartRecords {
  readonly requests: RequestRecord;
  readonly instructions: InstructionRecord;
  readonly holds: HoldRecord;
  readonly freezes: FreezeRecord;
  readonly objections: ObjectionRecord;
  readonly returns: ReturnRecord;
}

export type Collection = keyof PartRecords;

/** The parts of one case by id. */
export type CaseParts = { readonly [C in Collection]: ReadonlyMap<string, PartRecords[C]> };

/** Lists of parts, such as those that a decision changed. */
export type PartLists = { readonly [C in Collection]: readonly PartRecords[C][] };

/** How events name the kind of what they changed, and which field names one of it. */
export const PART_KINDS = {
  requests: { kind: 'request', id: 'requestId' },
  instructions: { kind: 'instruction', id: 'instructionId' },
  holds: { kind: 'hold', id: 'holdId' },
  freezes: { kind: 'freeze', id: 'freezeId' },
  objections: { kind: 'objection', id: 'objectionId' },
  returns: { kind: 'return', id: 'returnId' },
} as const satisfies { readonly [C in Collection]: { readonly kind: string; readonly id: keyof PartRecords[C] } };

type KindOf<C extends Collection> = (typeof PART_KINDS)[C]['kind'];
export type PartKind = KindOf<Collection>;

/** One changed part with its kind. */
export type ChangedPart = { readonly [C in Collection]: { readonly kind: KindOf<C>; readonly record: PartRecords[C] } }[Collection];

/** The one thing that an event changed, whole. */
export type ChangedRecord = { readonly kind: 'case'; readonly record: CaseRecord } | ChangedPart;

/** A part, as far as all kinds are alike. */
export interface AnyPart {
  readonly caseId: string;
  readonly version: number;
}

export const COLLECTIONS = Object.keys(PART_KINDS) as readonly Collection[];

const COLLECTION_OF: ReadonlyMap<string, Collection> = new Map(COLLECTIONS.map((collection) => [PART_KINDS[collection].kind, collection]));

export function collectionOf(kind: PartKind): Collection {
  return COLLECTION_OF.get(kind) ?? unknownKind(kind);
}

function unknownKind(kind: string): never {
  throw new Error(`${kind} is no kind of part`);
}

/** @param part of that collection. */
export function partId(collection: Collection, part: object): string {
  const id: unknown = Reflect.get(part, PART_KINDS[collection].id);
  return typeof id === 'string' ? id : unknownKind(collection);
}

/** @returns the id of what an event changed. */
export function changedId(changed: ChangedRecord): string {
  return changed.kind === 'case' ? changed.record.caseId : partId(collectionOf(changed.kind), changed.record);
}

/** @returns one value a collection, made one by one. */
export function byCollection<T extends { readonly [C in Collection]: unknown }>(make: <C extends Collection>(collection: C) => T[C]): T {
  return Object.fromEntries(COLLECTIONS.map((collection) => [collection, make(collection)])) as unknown as T;
}
