const SIGNS = { open: '○', done: '✓', unknown: '?', failed: '✗' } as const;

export interface TruthProps {
  readonly name: string;
  readonly state: keyof typeof SIGNS;
  /** When, or why not: never a bare tick. */
  readonly detail: string;
}

export function Truth({ name, state, detail }: TruthProps) {
  return (
    <li className={`truth truth-${state}`}>
      <span className="sign" aria-hidden="true">{SIGNS[state]}</span>
      <span className="truth-name">{name}</span>
      <span className="truth-detail">{detail}</span>
    </li>
  );
}
