import type { StopPaymentRequest, VerdictAnswer } from '@paystop/contracts';
import { ok, refuse } from '@paystop/kernel';
import type { StoredIntake } from '../../ports/intake-store.port';
import type { Submission, SubmitStopRequest } from '../submit-stop-request/submit-stop-request.usecase';
import { ConfirmProposedStop } from './confirm-proposed-stop.usecase';

const SUBMISSION: Submission = {
  request: { requestId: '6f1c2f0a-9a0e-4d0e-9a55-0f4a2f7b8f10' } as unknown as StopPaymentRequest,
  text: '{}', receivedAt: '2026-11-23T06:03:00.000Z', caller: { subject: 'u1', roles: ['officer'], unit: '440305' },
};

function setUp({ check = 200, link = 202, stored = undefined as string | undefined, accepted = true } = {}) {
  const calls: string[] = [];
  const answer = (name: string, status: number) => async (): Promise<VerdictAnswer> => {
    calls.push(name);
    return { status };
  };
  const submitting = {
    submit: async (submission: Submission) => {
      calls.push(`store for ${submission.warningId ?? 'no warning'}`);
      return accepted ? ok({ requestId: 'r', answer: '{}' }) : refuse('IDEMPOTENCY.BODY_DIFFERS', 'differs');
    },
  } as unknown as SubmitStopRequest;
  const usecase = new ConfirmProposedStop(submitting, { find: async () => (stored === undefined ? undefined : ({ warningId: stored } as StoredIntake)) });
  const confirm = () => usecase.confirm('wrn_1', SUBMISSION, { check: answer('check', check), link: answer('link', link) });
  return { calls, confirm };
}

describe('confirming the proposed stop of a warning', () => {
  it('checks, stores, then links', async () => {
    const { calls, confirm } = setUp();
    expect(await confirm()).toMatchObject({ kind: 'submitted', result: { ok: true } });
    expect(calls).toEqual(['check', 'store for wrn_1', 'link']);
  });

  it.each([404, 409, 412, 503])('stores nothing when the check says %d', async (status) => {
    const { calls, confirm } = setUp({ check: status });
    expect(await confirm()).toEqual({ kind: 'verdict', answer: { status } });
    expect(calls).toEqual(['check']);
  });

  it('finishes a confirmation that broke off: what is stored is only linked', async () => {
    const { calls, confirm } = setUp({ stored: 'wrn_1' });
    expect(await confirm()).toMatchObject({ kind: 'submitted', result: { ok: true } });
    expect(calls).toEqual(['store for wrn_1', 'link']);
  });

  it('checks the warning for a request that came in without it', async () => {
    const { calls, confirm } = setUp({ stored: 'wrn_2', check: 404 });
    expect(await confirm()).toEqual({ kind: 'verdict', answer: { status: 404 } });
    expect(calls).toEqual(['check']);
  });

  it('asks the caller to come again when the link could not be made', async () => {
    const { confirm } = setUp({ link: 503 });
    expect(await confirm()).toEqual({ kind: 'verdict', answer: { status: 503 } });
  });

  it('lets a stored request stand when somebody else decided in between', async () => {
    const { confirm } = setUp({ link: 409 });
    expect(await confirm()).toMatchObject({ kind: 'submitted', result: { ok: true } });
  });

  it('links nothing when the intake refuses', async () => {
    const { calls, confirm } = setUp({ accepted: false });
    expect(await confirm()).toMatchObject({ kind: 'submitted', result: { ok: false } });
    expect(calls).toEqual(['check', 'store for wrn_1']);
  });
});
