import { createApiClient, ServerClock } from '@paystop/api-client';
import { handOver, isSignInWindow, letOwnStylesIn, LiveConnection, ServerClockProvider, Session, SessionProvider, startTexts } from '@paystop/ui-kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { ConsoleApp } from './console-app';
import { createQueries } from './data/queries';
import { DeskProvider } from './data/desk';
import { CONSOLE_CHINESE } from './texts/zh-cn/index';
import { CONSOLE_ENGLISH } from './texts/en/index';
import './console.css';

const BASE = import.meta.env.BASE_URL;

async function start(root: HTMLElement): Promise<void> {
  letOwnStylesIn();
  const texts = await startTexts({ 'zh-CN': CONSOLE_CHINESE, en: CONSOLE_ENGLISH });
  const clock = new ServerClock();
  const session = new Session({ base: BASE, clock });
  const api = createApiClient({ tokens: session, clock });
  const live = new LiveConnection({ tokens: session, clock });
  const cameFrom = await session.start();
  if (cameFrom !== null) history.replaceState(null, '', cameFrom);
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <SessionProvider session={session}>
          <ServerClockProvider clock={clock}>
            <QueryClientProvider client={createQueries()}>
              <DeskProvider desk={{ api, live, clock }}>
                <BrowserRouter basename={BASE}>
                  <ConsoleApp />
                </BrowserRouter>
              </DeskProvider>
            </QueryClientProvider>
          </ServerClockProvider>
        </SessionProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (isSignInWindow(BASE)) void handOver('window');
else if (root !== null) void start(root);
