import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../formats/instants';
import type { LiveConnection } from './live-connection';
import './connection-banner.css';

const CAUGHT_UP_SHOWN_MS = 15_000;

/** Stands above everything while the centre is not heard: numbers below are old and are said to be. Afterwards it says that something was missed and read anew. */
export function ConnectionBanner({ live }: { readonly live: LiveConnection }) {
  const { t } = useTranslation();
  const state = useSyncExternalStore(live.subscribe, () => live.state);
  const missed = useMissed(live);
  if (state.name === 'lost') {
    const sentence = state.lastSeenAtMs === null ? t('connection.lost_never') : t('connection.lost', { time: formatTime(state.lastSeenAtMs) });
    return (
      <div className="ps-connection-lost" role="alert">
        <span>{sentence}</span>
        <button type="button" onClick={() => live.hurry()}>{t('connection.try_now')}</button>
      </div>
    );
  }
  return missed.isShown ? <div className="ps-connection-missed" role="status"><span>{t('connection.missed')}</span><button type="button" onClick={missed.readAgain}>{t('connection.read_again')}</button></div> : null;
}

/** Events were missed: what is on the page was read anew, and may be once more. */
function useMissed(live: LiveConnection): { readonly isShown: boolean; readonly readAgain: () => void } {
  const [gaps, setGaps] = useState(0);
  useEffect(() => live.onGap(() => setGaps((before) => before + 1)), [live]);
  useEffect(() => {
    if (gaps === 0) return undefined;
    const timer = setTimeout(() => setGaps(0), CAUGHT_UP_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [gaps]);
  return { isShown: gaps > 0, readAgain: () => live.readAnew() };
}
