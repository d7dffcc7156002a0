import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../formats/instants';
import type { LiveConnection } from './live-connection';
import './connection-banner.css';

/** Stands above everything while the centre is not heard: numbers below are old and are said to be. */
export function ConnectionBanner({ live }: { readonly live: LiveConnection }) {
  const { t } = useTranslation();
  const state = useSyncExternalStore(live.subscribe, () => live.state);
  if (state.name !== 'lost') return null;
  const sentence = state.lastSeenAtMs === null ? t('connection.lost_never') : t('connection.lost', { time: formatTime(state.lastSeenAtMs) });
  return (
    <div className="ps-connection-lost" role="alert">
      <span>{sentence}</span>
      <button type="button" onClick={() => live.hurry()}>{t('connection.try_now')}</button>
    </div>
  );
}
