import { take } from '@paystop/api-client';
import { mayCall, usePerson } from '@paystop/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { useDesk, type InstitutionRow } from './desk';

const MOST_ROWS = 200;
const POLL_MS = 5_000;

/** All institutions with the health of their channels; empty for who may not read them. */
export function useInstitutions() {
  const { api } = useDesk();
  const person = usePerson();
  return useQuery({
    queryKey: ['institutions'],
    enabled: mayCall(person, 'institutionList'),
    refetchInterval: POLL_MS,
    queryFn: async (): Promise<readonly InstitutionRow[]> => (await take(api.GET('/api/v1/institutions', { params: { query: { limit: MOST_ROWS } } }))).items,
  });
}

/** @returns a function from code to name; the code itself where the name is not known. */
export function useInstitutionName(): (code: string | null) => string {
  const { data } = useInstitutions();
  const names = new Map((data ?? []).map(({ code, name }) => [code, name]));
  return (code) => (code === null ? '–' : (names.get(code) ?? code));
}
