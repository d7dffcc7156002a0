import { useTranslation } from 'react-i18next';

/** At the end of a list that goes on. */
export function MoreButton({ more }: { readonly more: (() => void) | undefined }) {
  const { t } = useTranslation();
  return more === undefined ? null : <button type="button" className="big" onClick={more}>{t('more')}</button>;
}
