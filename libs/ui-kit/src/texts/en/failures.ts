import type { SameKeys } from '../texts';
import type { CHINESE_FAILURES } from '../zh-cn/failures';

/** Each says what happened and what to do next. */
export const ENGLISH_FAILURES: SameKeys<typeof CHINESE_FAILURES> = {
  no_answer: {
    unreachable: 'The centre cannot be reached. Check the network and try again; trying again never does it twice.',
    timeout: 'The centre did not answer in time; it may have been done. Try again; trying again never does it twice.',
  },
  unexpected: 'The page met an unexpected error. Try again; if it stays, reload the page.',
  trace: 'Fault number {{traceId}}: name it when you report this.',
  status: {
    400: 'Something in it is not right. Correct the marked places.',
    401: 'Your session has ended. Sign in again.',
    403: 'Your role may not do this. Ask somebody whose role may.',
    404: 'There is no such object, or it does not belong to your unit.',
    405: 'This action does not exist. Reload the page.',
    408: 'The request did not arrive whole. Try again.',
    409: 'The state no longer allows this. Look at the newest state.',
    412: 'Somebody changed it first. Look at the newest state and decide again.',
    413: 'It is too large. Send less.',
    415: 'This format is not accepted.',
    422: 'It differs from what was sent before. Check it and send it anew.',
    428: 'The version that it rests on is missing. Reload the page.',
    429: 'Too many requests. Try again in {{seconds}} s.',
    431: 'The request headers are too large. Sign in again.',
    500: 'An error on our side; it is recorded. Try once more; if it stays, report it.',
    503: 'The system cannot do this now. Try again in a moment; trying again never does it twice.',
  },
  code: {
    OFFICERS: { SAME_PERSON: 'Handling and assisting officer must be two people. Name another one.', NOT_YOU: 'The handling officer must be you. Send it as yourself.' },
    REQUEST: { REPORTED_AT_OUT_OF_RANGE: 'The time of the report cannot be. Correct it.' },
    PAPERS: { OWED: 'Papers are still owed. Send them in time.' },
    INSTRUCTION: {
      NOT_AWAITING_ROUTING: 'This stop has its institution already.',
      NOT_RETRYABLE: 'This stop cannot be asked for anew now. Wait for its answer or ask the bank.',
      NOT_WITHDRAWABLE: 'The bank has given its final answer; it cannot be taken back. Propose the release of the hold.',
      OPEN_STOP_EXISTS: 'A stop on this account is open. Follow that one.',
      OUTCOME_NOT_EXPECTED: 'No answer is expected for this instruction now. Look at its newest state.',
      OUTCOME_CONTRADICTS: 'It contradicts the answer on record. Both are kept; a second person settles it.',
    },
    INSTITUTION: { UNKNOWN: 'There is no such institution.', NOT_ADDRESSED: 'The instruction is not addressed to this institution.', HOST_NOT_ALLOWED: 'This address is not allowed.' },
    HOLD: { LIMIT_REACHED: 'It cannot be extended again. Propose a freeze, or let go.' },
    FOUR_EYES: { SAME_PERSON: 'A second person must decide: nobody approves their own proposal.', PROPOSAL_MISSING: 'Nobody has proposed this yet. One person proposes, then an approver decides.' },
    WARNING: { NOT_OPEN: 'This task is closed. Look at the newest state.', NO_PROPOSED_STOP: 'This warning has no stop to decide on.' },
    ATTACHMENT: { TYPE_NOT_ALLOWED: 'Only JPEG, PNG, WebP and PDF are accepted.', UNKNOWN: 'There is no such attachment. Upload it again.' },
    DEAD_LETTER: { NOT_REPLAYABLE: 'This message cannot be replayed.', TRUNCATED: 'This message was cut and cannot be replayed. Send it anew at its source.' },
    UNIT: { NOT_YOURS: 'This unit is not within yours.' },
    IDEMPOTENCY: { IN_PROGRESS: 'The same action is under way. Wait a moment.', BODY_DIFFERS: 'This number was used with other content. Start anew.', FOREIGN_KEY: 'Another unit used this number. Start anew.' },
    AUTH: { ISSUER_UNAVAILABLE: 'The sign-in service cannot check you now. Try again in a moment.' },
    SERVICE: { STARTING: 'The system is starting. Wait a moment.' },
    HTTP: { UNKNOWN_ANSWER: 'The answer did not come from the centre; the network may have intercepted it. Check the network and try again.' },
  },
};
