import { useTranslation } from 'react-i18next';
import { useRequests } from '../app/queries';
import { PageLink } from '../parts/page-link';
import { Reading } from '../parts/failure-notice';
import { MoreButton } from '../parts/more-button';
import { RequestCard } from '../parts/request-card';
import { WaitingList } from '../parts/waiting-list';

export function HomeScreen() {
  const { t } = useTranslation();
  const { rows, query, more } = useRequests('mine');
  return (
    <main className="page">
      <h1>{t('title')}</h1>
      <PageLink to={{ name: 'new' }} className="button primary big">{t('home.new')}</PageLink>
      <WaitingList />
      <h2>{t('home.mine')}</h2>
      <Reading query={query} />
      {rows?.length === 0 ? <p className="quiet">{t('home.mine_none')}</p> : null}
      <ul className="plain">{rows?.map((request) => <RequestCard key={request.requestId} request={request} />)}</ul>
      <MoreButton more={more} />
    </main>
  );
}
