import { createApiClient, ServerClock } from '@paystop/api-client';
import { handOver, isSignInWindow, LiveConnection, ServerClockProvider, Session, SessionProvider, startTexts } from '@paystop/ui-kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createQueries } from './app/queries';
import { ServicesProvider, type Services } from './app/services';
import { startInSunlightOrNot } from './app/contrast';
import { OfficerApp } from './officer-app';
import { Drafts } from './outbox/drafts';
import { Outbox } from './outbox/outbox';
import { OutboxEngine, exclusively } from './outbox/outbox-engine';
import { PhoneDatabase } from './outbox/phone-database';
import { SealedBox } from './outbox/sealed-box';
import { transmitter } from './outbox/transmit';
import { OFFICER_ENGLISH } from './texts/en';
import { OFFICER_CHINESE } from './texts/zh-cn';
import './styles/officer.css';

const BASE = import.meta.env.BASE_URL;

function createServices(session: Session, clock: ServerClock): Services {
  const database = new PhoneDatabase();
  const box = new SealedBox(database);
  const nowMs = (): number => clock.now();
  const transmit = transmitter(session, clock);
  const outbox = new Outbox({ database, box, transmit, exclusively, nowMs });
  return {
    api: createApiClient({ tokens: session, clock }),
    live: new LiveConnection({ tokens: session, clock }),
    engine: new OutboxEngine({ outbox, session, database, transmit }),
    drafts: new Drafts({ database, box, nowMs }),
    database,
  };
}

async function start(root: HTMLElement): Promise<void> {
  startInSunlightOrNot();
  const texts = await startTexts({ 'zh-CN': OFFICER_CHINESE, en: OFFICER_ENGLISH });
  const clock = new ServerClock();
  const session = new Session({ base: BASE, clock });
  const services = createServices(session, clock);
  services.engine.start();
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <SessionProvider session={session}>
          <ServerClockProvider clock={clock}>
            <QueryClientProvider client={createQueries()}>
              <ServicesProvider services={services}>
                <OfficerApp />
              </ServicesProvider>
            </QueryClientProvider>
          </ServerClockProvider>
        </SessionProvider>
      </I18nextProvider>
    </StrictMode>,
  );
  const cameFrom = await session.start();
  if (cameFrom !== null) {
    history.replaceState(null, '', cameFrom);
    dispatchEvent(new PopStateEvent('popstate'));
  }
}

const root = document.getElementById('root');
if (isSignInWindow(BASE)) void handOver('window');
else if (root !== null) void start(root);
// The shell is there without a line; requests never go through it (public/service-worker.js).
if (import.meta.env.PROD && !isSignInWindow(BASE)) void navigator.serviceWorker?.register(`${BASE}service-worker.js`, { scope: BASE }).catch(() => undefined);
