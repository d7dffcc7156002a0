import type { ReactNode } from 'react';

/** What a colour means everywhere on the desk; never the only sign: the word stands beside it. */
export type Tone = 'good' | 'bad' | 'warn' | 'busy' | 'calm';

export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}
