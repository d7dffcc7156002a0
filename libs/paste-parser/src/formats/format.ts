import type { Doubt, PasteReading, PasteSource } from '../reading';
import type { TransferChannel } from '../vocabulary';

export interface ExpectedParty {
  readonly account?: string;
  readonly last?: string;
  readonly name?: string;
  readonly bank?: string;
}

/** What a format tells; what is not named here must not be read from it either. */
export interface Expected {
  readonly source?: PasteSource;
  readonly direction?: PasteReading['direction'];
  readonly yuan?: string;
  readonly at?: string;
  readonly precision?: 'second' | 'minute' | 'day';
  readonly from?: ExpectedParty;
  readonly to?: ExpectedParty;
  readonly orders?: readonly string[];
  readonly channel?: TransferChannel;
  readonly doubts?: readonly Doubt[];
}

/** A wording as banks and wallets use it in public, with names and numbers made up by us. */
export interface PasteFormat {
  readonly name: string;
  /** Where the wording was found. */
  readonly source: string;
  readonly text: string;
  readonly expected: Expected;
}

/** The moment that the tables are read at. */
export const NOW = '2026-11-23T14:02:11+08:00';

/** Where wordings were found; the names and numbers there were replaced. */
export const SOURCES = {
  collection: 'blog.51cto.com/u_16099169/7509219, a collection of banks\' messages',
  rules: 'github.com/Auto-Accounting/AutoResource, issues with example messages',
  autoRule: 'github.com/AutoAccountingOrg/AutoRule, comments with example messages',
  samples: 'public source BankInfoSplitEntityController.java, list of sample messages',
  algorithm: 'public source BankInfoAnalysisAlgorithmTool.java, sample messages in its comment',
  parsers: 'public source of a bookkeeping tool (sms_bank_parsers), formats named in its comments',
  patterns: 'public source of a receipt matcher, "patterns of each bank\'s message"',
  composed: 'composed after the usual wording; no public copy at hand',
  walletTests: 'public source of wallet bill recognisers: the fields of the bill screen',
} as const;
