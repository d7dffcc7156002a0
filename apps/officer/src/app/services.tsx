import type { ApiClient, components } from '@paystop/api-client';
import type { LiveConnection } from '@paystop/ui-kit';
import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { StopDraft } from '../new-stop/stop-draft';
import type { Drafts } from '../outbox/drafts';
import type { OutboxEngine, OutboxView } from '../outbox/outbox-engine';
import type { PhoneDatabase } from '../outbox/phone-database';

export type RequestView = components['schemas']['RequestView'];
export type StopView = RequestView['stops'][number];
export type CaseView = components['schemas']['CaseView'];
export type FundsGraph = components['schemas']['ReadFundsGraphAnswer'];
export type WarningView = components['schemas']['WarningView'];

/** A form as it is kept: what is typed, and what the centre said of it when it came back. */
export interface KeptDraft {
  readonly draft: StopDraft;
  readonly refused?: readonly { readonly path: string; readonly message: string }[];
}

/** What the screens work with; made once in main.tsx. */
export interface Services {
  readonly api: ApiClient;
  readonly live: LiveConnection;
  readonly engine: OutboxEngine;
  readonly drafts: Drafts<KeptDraft>;
  readonly database: PhoneDatabase;
}

const ServicesContext = createContext<Services | null>(null);

export function ServicesProvider({ services, children }: { readonly services: Services; readonly children: ReactNode }) {
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('useServices needs a ServicesProvider above it');
  return services;
}

export function useOutbox(): OutboxView {
  const { engine } = useServices();
  return useSyncExternalStore(engine.subscribe, () => engine.state);
}
