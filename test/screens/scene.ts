import type { Browser, Page } from 'playwright-core';
import type { Flow } from '../e2e/flow';

export interface Look {
  readonly language: 'zh-CN' | 'en';
  readonly brightness: 'light' | 'dark';
}

export const LOOKS: readonly Look[] = [
  { language: 'zh-CN', brightness: 'light' }, { language: 'zh-CN', brightness: 'dark' }, { language: 'en', brightness: 'light' }, { language: 'en', brightness: 'dark' },
];

/** Takes the picture of a page as it stands, under a name such as `officer-form`. */
export type Shutter = (page: Page, name: string) => Promise<void>;

export interface Stage {
  readonly flow: Flow;
  readonly browser: Browser;
  readonly look: Look;
  readonly shoot: Shutter;
  /** One page alone, where an album can. */
  readonly only?: string | undefined;
}

/** One front end's pages, in one look. */
export interface Album {
  readonly name: string;
  /** Fills the product with what the pictures show; once. */
  prepare(flow: Flow): Promise<void>;
  /** Walks through the pages. @returns those that were not complete in time; they have no picture. */
  take(stage: Stage): Promise<readonly string[]>;
}
