// Generated from libs/contracts/generated/openapi.json by npm run contracts:generate. Do not edit.
/* eslint-disable */
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Public keys with which banks check our signatures
         * @description Open.
         */
        get: operations["readPublicKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document for people
         * @description Open.
         */
        get: operations["readDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description Open.
         */
        get: operations["readOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store a paper
         * @description For the roles officer, operator, within their unit and below.
         */
        post: operations["storeAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The paper itself
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["readAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Entries of the audit chain
         * @description For the roles auditor, within their unit and below.
         */
        get: operations["auditList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signed checkpoints over all entries
         * @description For the roles auditor, within their unit and below.
         */
        get: operations["auditCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank-callbacks/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A bank's later answer, signed by the bank
         * @description Authenticated by the RFC 9421 signature of the message alone.
         */
        post: operations["receiveBankCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cases by what presses
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A case with everything in it
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["readCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/funds-graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the money went: accounts, transfers, what is held, moved on, withdrawn
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["readFundsGraph"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take down the objection of an account holder
         * @description For the roles operator, approver, within their unit and below.
         */
        post: operations["caseObject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See a case in clear; audited
         * @description For the roles officer, operator, approver, within their unit and below.
         */
        post: operations["caseUnmask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find cases by personal data, which never stand in a URL
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        post: operations["searchCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that could not be handled
         * @description For the roles operator, admin, within their unit and below.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{deadLetterId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a parked message again
         * @description For the roles operator, admin, within their unit and below.
         */
        post: operations["deadLetterReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Server-Sent Events of what the caller may see; resumable by Last-Event-ID
         * @description For the roles officer, operator, approver, auditor, institution, within their unit and below.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/freezes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Freezes, those that have waited longest first
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["listFreezes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/freezes/{freezeId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a freeze that another person proposed
         * @description For the roles approver, within their unit and below.
         */
        post: operations["freezeApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/freezes/{freezeId}/claimants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every case that paid into a frozen account, masked, in the order of their reports
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["freezeClaimants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/freezes/{freezeId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn a proposed freeze down
         * @description For the roles approver, within their unit and below.
         */
        post: operations["freezeReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/freezes/{freezeId}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew a freeze: proposed by one, approved by another
         * @description For the roles operator, approver, within their unit and below.
         */
        post: operations["freezeRenew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/freezes/{freezeId}/unfreeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let frozen money go: proposed by one, approved by another
         * @description For the roles operator, approver, within their unit and below.
         */
        post: operations["freezeUnfreeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/funds-returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Returns, newest first
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["returnList"];
        put?: never;
        /**
         * Propose to give frozen money back
         * @description For the roles operator, approver, within their unit and below.
         */
        post: operations["returnPropose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/funds-returns/{returnId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One return with its split
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["returnRead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/funds-returns/{returnId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve another person’s return
         * @description For the roles approver, within their unit and below.
         */
        post: operations["returnApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/funds-returns/{returnId}/execute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order the payments at the bank
         * @description For the roles approver, within their unit and below.
         */
        post: operations["returnExecute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/funds-returns/{returnId}/notice.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public notice of a pro rata return to print, names masked
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["readReturnNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/funds-returns/{returnId}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record an objection to a return; nothing is paid while it is open
         * @description For the roles operator, approver, within their unit and below.
         */
        post: operations["returnObject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/funds-returns/{returnId}/payees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay another account of the same victim; the approval is void
         * @description For the roles operator, approver, within their unit and below.
         */
        post: operations["returnChangePayee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/funds-returns/{returnId}/plan.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The return plan to print, names masked
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["readReturnPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/funds-returns/{returnId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin the public notice of a pro rata return
         * @description For the roles approver, within their unit and below.
         */
        post: operations["returnPublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/funds-returns/{returnId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a return
         * @description For the roles approver, within their unit and below.
         */
        post: operations["returnReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Standing holds, those that end first at the top
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["listHolds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds/{holdId}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extend a hold, once
         * @description For the roles operator, approver, within their unit and below.
         */
        post: operations["holdExtend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds/{holdId}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose to turn a hold into a freeze
         * @description For the roles operator, approver, within their unit and below.
         */
        post: operations["holdFreeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds/{holdId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a hold go: proposed by one, approved by another
         * @description For the roles officer, operator, approver, within their unit and below.
         */
        post: operations["holdRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Phones, apps, sites and accounts of fraudsters learnt from cases
         * @description For the roles operator, approver, institution, within their unit and below.
         */
        get: operations["riskIndicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/{indicatorId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Vouch for an indicator that too few cases know
         * @description For the roles operator, within their unit and below.
         */
        post: operations["riskConfirmIndicator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/{indicatorId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a contested indicator back
         * @description For the roles approver, within their unit and below.
         */
        post: operations["riskWithdrawIndicator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/institutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Channel health of all institutions
         * @description For the roles operator, approver, analyst, auditor, admin, institution, within their unit and below.
         */
        get: operations["institutionList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/institutions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Channel health of one institution
         * @description For the roles operator, approver, analyst, auditor, admin, institution, within their unit and below.
         */
        get: operations["institutionRead"];
        /**
         * Add or change an institution
         * @description For the roles admin, within their unit and below.
         */
        put: operations["institutionPut"];
        post?: never;
        /**
         * Return to what the file says
         * @description For the roles admin, within their unit and below.
         */
        delete: operations["institutionDelete"];
        options?: never;
        head?: never;
        /**
         * Pause, resume or switch the channel
         * @description For the roles operator, within their unit and below.
         */
        patch: operations["institutionPatch"];
        trace?: never;
    };
    "/api/v1/institutions/{code}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a change proposed by another admin
         * @description For the roles admin, within their unit and below.
         */
        post: operations["institutionConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/institutions/{code}/risk-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mule accounts learnt from cases; an institution sees its own, whole
         * @description For the roles operator, approver, institution, within their unit and below.
         */
        get: operations["riskAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/institutions/{code}/risk-accounts/{riskAccountId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a contested account back
         * @description For the roles approver, within their unit and below.
         */
        post: operations["riskWithdrawAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Instructions; an institution sees its own only
         * @description For the roles officer, operator, approver, auditor, institution, within their unit and below.
         */
        get: operations["listInstructions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instructions/{instructionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One instruction with its attempts
         * @description For the roles officer, operator, approver, auditor, institution, within their unit and below.
         */
        get: operations["readInstruction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instructions/{instructionId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a proposed onward stop
         * @description For the roles operator, within their unit and below.
         */
        post: operations["stopConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instructions/{instructionId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a proposed onward stop
         * @description For the roles operator, within their unit and below.
         */
        post: operations["stopDecline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instructions/{instructionId}/documents/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A paper behind an instruction, for the institution that it is addressed to
         * @description For the roles officer, operator, approver, auditor, institution, within their unit and below.
         */
        get: operations["readInstructionDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instructions/{instructionId}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter what a bank answered by phone or fax
         * @description For the roles operator, within their unit and below.
         */
        post: operations["instructionOutcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instructions/{instructionId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask anew for a stop that was refused or not held
         * @description For the roles operator, within their unit and below.
         */
        post: operations["stopRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instructions/{instructionId}/route": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Name the institution of a stop that waits for it
         * @description For the roles operator, within their unit and below.
         */
        post: operations["stopRoute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instructions/{instructionId}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the bank now what became of an instruction
         * @description For the roles operator, within their unit and below.
         */
        post: operations["instructionSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instructions/{instructionId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a wrong stop
         * @description For the roles officer, operator, within their unit and below.
         */
        post: operations["stopWithdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Objections of account holders, those that have waited longest first
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["listObjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{objectionId}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide an objection; a justified one releases at once
         * @description For the roles approver, within their unit and below.
         */
        post: operations["objectionDecide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Officers seen in requests of a unit
         * @description For the roles officer, operator, within their unit and below.
         */
        get: operations["listOfficers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rates and amounts, each with its base
         * @description For the roles operator, approver, analyst, auditor, institution, within their unit and below.
         */
        get: operations["readStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/institutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Institutions by answer time, with what stayed unknown and what left after our instruction arrived
         * @description For the roles operator, approver, analyst, auditor, institution, within their unit and below.
         */
        get: operations["readInstitutionLeague"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/stretches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the minutes and the money went, stretch by stretch
         * @description For the roles operator, approver, analyst, auditor, institution, within their unit and below.
         */
        get: operations["readStretches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stop-payment-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests of the caller's unit and below, newest first
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["listStopPaymentRequests"];
        put?: never;
        /**
         * Order an emergency stop on one or more transfers; opens or joins a case
         * @description For the roles officer, operator, within their unit and below.
         */
        post: operations["submitStopPaymentRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stop-payment-requests/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A request with its three truths: received, accepted by the bank, held
         * @description For the roles officer, operator, approver, auditor, within their unit and below.
         */
        get: operations["readStopPaymentRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stop-payment-requests/{requestId}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send papers that are owed
         * @description For the roles officer, operator, within their unit and below.
         */
        post: operations["requestPapers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stop-payment-requests/{requestId}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See a request in clear; audited
         * @description For the roles officer, operator, approver, within their unit and below.
         */
        post: operations["requestUnmask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Dissuasion tasks
         * @description For the roles officer, operator, within their unit and below.
         */
        get: operations["listWarnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warnings/{warningId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One dissuasion task
         * @description For the roles officer, operator, within their unit and below.
         */
        get: operations["readWarning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warnings/{warningId}/confirm-stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a proposed stop by a request; an empty object shows the prefilled request
         * @description For the roles officer, operator, within their unit and below.
         */
        post: operations["confirmProposedStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warnings/{warningId}/decline-stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline the proposed stop
         * @description For the roles officer, operator, within their unit and below.
         */
        post: operations["warningDeclineStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warnings/{warningId}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report back on a dissuasion task
         * @description For the roles officer, operator, within their unit and below.
         */
        post: operations["warningFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warnings/{warningId}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See a warning in clear; audited
         * @description For the roles officer, operator, approver, within their unit and below.
         */
        post: operations["warningUnmask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warnings/by-colour": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many dissuasion tasks of each colour wait for a feedback
         * @description For the roles officer, operator, within their unit and below.
         */
        get: operations["countWarnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Does the process work
         * @description Open.
         */
        get: operations["readLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can it take work
         * @description Open.
         */
        get: operations["readReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics in the Prometheus text format
         * @description Open.
         */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/web-config.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the front ends sign in
         * @description Open.
         */
        get: operations["readWebConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptedRequest: {
            clocks: ({
                /** Format: date-time */
                dueAt: string;
                name: string;
            } & {
                [key: string]: unknown;
            })[];
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            reportedAt: string;
            requestId: string;
            /** @constant */
            status: "received";
            warnings: ({
                code?: string;
                message: string;
                path: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        AuditCheckpointsAnswer: {
            items: ({
                /** Format: date-time */
                at: string;
                keyId: string;
                rootHash: string;
                signature: string;
                size: number;
            } & {
                [key: string]: unknown;
            })[];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        AuditListAnswer: {
            items: ({
                action: string;
                actor: string;
                /** Format: date-time */
                at: string;
                caseId: string | null;
                data: {
                    [key: string]: unknown;
                };
                hash: string;
                previousHash: string;
                role: string;
                seq: number;
                subject: string;
                unit: string;
            } & {
                [key: string]: unknown;
            })[];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        CaseObjectAnswer: {
            by: {
                name: string;
                phone: string;
            } & {
                [key: string]: unknown;
            };
            caseId: string;
            decision: ({
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } & {
                [key: string]: unknown;
            }) | null;
            freezeId?: string;
            holdId?: string;
            objectionId: string;
            reachedOnlyThrough: string[];
            /** Format: date-time */
            recordedAt: string;
            recordedBy: string;
            returnId?: string;
            /** @enum {string} */
            state: "open" | "upheld" | "rejected";
            statement: string;
            version: number;
        } & {
            [key: string]: unknown;
        };
        CaseObjectBody: {
            by: {
                name: string;
                phone: string;
            };
            freezeId?: string;
            holdId?: string;
            returnId?: string;
            statement: string;
        };
        CaseRow: {
            caseId: string;
            caseNumber: string | null;
            clocks: ({
                decidedAt: string | null;
                /** Format: date-time */
                dueAt: string;
                name: string;
                /** @enum {string} */
                state: "running" | "at_risk" | "met" | "breached";
            } & {
                [key: string]: unknown;
            })[];
            fraudType: string;
            frozenAmount: components["schemas"]["Money"];
            interceptedAmount: components["schemas"]["Money"];
            minutesLeft: number | null;
            /** Format: date-time */
            reportedAt: string;
            reportedLoss: components["schemas"]["Money"];
            returnedAmount: components["schemas"]["Money"];
            /** @enum {string} */
            status: "open" | "closed";
            stuckAt: ({
                institutionCode: string | null;
                since: string | null;
                state: string;
            } & {
                [key: string]: unknown;
            }) | null;
            unit: string;
            version: number;
        } & {
            [key: string]: unknown;
        };
        CaseView: {
            caseId: string;
            caseNumber: string | null;
            clocks: ({
                decidedAt: string | null;
                /** Format: date-time */
                dueAt: string;
                name: string;
                /** @enum {string} */
                state: "running" | "at_risk" | "met" | "breached";
            } & {
                [key: string]: unknown;
            })[];
            fraudType: string;
            freezes: components["schemas"]["HoldFreezeAnswer"][];
            frozenAmount: components["schemas"]["Money"];
            holds: components["schemas"]["HoldView"][];
            instructions: components["schemas"]["InstructionView"][];
            interceptedAmount: components["schemas"]["Money"];
            objections: components["schemas"]["CaseObjectAnswer"][];
            /** Format: date-time */
            reportedAt: string;
            reportedLoss: components["schemas"]["Money"];
            requests: string[];
            returnedAmount: components["schemas"]["Money"];
            returns: string[];
            /** @enum {string} */
            status: "open" | "closed";
            timeline: ({
                actor: string;
                /** Format: date-time */
                at: string;
                data: {
                    [key: string]: unknown;
                };
                text: string;
                type: string;
            } & {
                [key: string]: unknown;
            })[];
            timers: ({
                /** Format: date-time */
                dueAt: string;
                firedAt: string | null;
                kind: string;
                subject: string;
                timerId: string;
            } & {
                [key: string]: unknown;
            })[];
            unit: string;
            version: number;
        } & {
            [key: string]: unknown;
        };
        ConfirmProposedStopBody: components["schemas"]["StopPaymentRequest"] | Record<string, unknown>;
        CountWarningsAnswer: {
            rows: ({
                /** @enum {string} */
                colour: "purple" | "red" | "yellow" | "blue";
                firstDueAt: string | null;
                overdue: number;
                waiting: number;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        FreezeClaimantsAnswer: {
            items: ({
                caseId: string;
                caseNumber: string | null;
                claimable: components["schemas"]["Money"];
                transfers: ({
                    amount: components["schemas"]["Money"];
                    from: {
                        accountName: string | null;
                        accountNumber: string | null;
                        institutionCode: string | null;
                    } & {
                        [key: string]: unknown;
                    };
                    key: string;
                    open: components["schemas"]["Money"];
                    transferId: string;
                    /** Format: date-time */
                    transferredAt: string;
                } & {
                    [key: string]: unknown;
                })[];
                unit: string;
                victims: ({
                    kind: string;
                    name: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            })[];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        FreezeRenewBody: {
            reason: string;
            term?: string;
        };
        HoldFreezeAnswer: {
            account: string;
            amount: components["schemas"]["Money"];
            approvedBy: string | null;
            attention: boolean;
            attentionReason: ({
                /** Format: date-time */
                at: string;
                detail: string;
                type: string;
            } & {
                [key: string]: unknown;
            }) | null;
            caseId: string;
            expiresAt: string | null;
            freezeId: string;
            holdId: string;
            institutionCode: string;
            placedAt: string | null;
            proposedBy: string;
            reason: string;
            renewProposed: ({
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } & {
                [key: string]: unknown;
            }) | null;
            /** @enum {string} */
            state: "proposed" | "rejected" | "approved" | "sent" | "indeterminate" | "active" | "renewed" | "queued" | "refused" | "lifted" | "lapsed" | "cancelled";
            term: string;
            unfreezeProposed: ({
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } & {
                [key: string]: unknown;
            }) | null;
            version: number;
        } & {
            [key: string]: unknown;
        };
        HoldFreezeBody: {
            amount?: components["schemas"]["Money"];
            legalDocument?: string;
            reason: string;
            term?: string;
        };
        HoldView: {
            account: string;
            amount: components["schemas"]["Money"];
            attention: boolean;
            attentionReason: ({
                /** Format: date-time */
                at: string;
                detail: string;
                type: string;
            } & {
                [key: string]: unknown;
            }) | null;
            endedAt: string | null;
            /** Format: date-time */
            expiresAt: string;
            holdId: string;
            institutionCode: string;
            instructionId: string;
            /** Format: date-time */
            placedAt: string;
            releaseProposed: ({
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } & {
                [key: string]: unknown;
            }) | null;
            releasing?: boolean;
            sequence: number;
            /** @enum {string} */
            state: "active" | "extended" | "frozen" | "released" | "lapsed";
            version: number;
        } & {
            [key: string]: unknown;
        };
        InstitutionListAnswer: {
            items: components["schemas"]["InstitutionRow"][];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        InstitutionPatchBody: {
            /** @enum {string} */
            protocol?: "rest-v1" | "iso20022" | "platform-xml" | "payment-institution" | "kafka" | "manual";
            reason: string;
            /** @enum {string} */
            state?: "paused" | "up";
        };
        InstitutionPutBody: {
            /** @default 120000 */
            answerWithinMs: number;
            /** Format: uri */
            baseUrl?: string;
            /** @default [] */
            binPrefixes: string[];
            code: string;
            /** @enum {string} */
            fallbackProtocol?: "rest-v1" | "iso20022" | "platform-xml" | "payment-institution" | "kafka" | "manual";
            /**
             * @default bank
             * @enum {string}
             */
            kind: "bank" | "payment_institution";
            liaison?: {
                name: string;
                phone: string;
            };
            /** @default 16 */
            maxInFlight: number;
            name: string;
            /** @enum {string} */
            protocol: "rest-v1" | "iso20022" | "platform-xml" | "payment-institution" | "kafka" | "manual";
            /** @default [] */
            publicKeys: ({
                crv: string;
                kid: string;
                /** @enum {string} */
                kty: "OKP" | "EC";
                x: string;
                y?: string;
            } & {
                [key: string]: unknown;
            })[];
            /** @default 100 */
            ratePerSecond: number;
            /** @default 5000 */
            timeoutMs: number;
        };
        InstitutionRow: {
            /** @enum {string} */
            breaker: "closed" | "open" | "half_open";
            code: string;
            definition?: components["schemas"]["InstitutionPutBody"] | null;
            indeterminate: number;
            inFlight: number;
            /** @enum {string} */
            kind: "bank" | "payment_institution";
            liaison?: ({
                name: string;
                phone: string;
            } & {
                [key: string]: unknown;
            }) | null;
            name: string;
            oldestUnansweredSeconds: number | null;
            /** @enum {string} */
            origin: "file" | "api";
            p95AnswerMs: number | null;
            proposal: {
                [key: string]: unknown;
            } | null;
            proposedBy: string | null;
            /** @enum {string} */
            protocol: "rest-v1" | "iso20022" | "platform-xml" | "payment-institution" | "kafka" | "manual";
            queued: number;
            /** @enum {string} */
            state: "up" | "degraded" | "down" | "paused";
            version: number;
        } & {
            [key: string]: unknown;
        };
        InstructionOutcomeBody: {
            balanceBefore?: components["schemas"]["Money"] | null;
            code?: string | null;
            effectiveAt?: string | null;
            evidence: {
                /** @enum {string} */
                channel: "phone" | "fax";
                note: string;
                spokenTo: string;
            };
            expiresAt?: string | null;
            heldAmount?: components["schemas"]["Money"] | null;
            onwardTransfers?: ({
                amount: components["schemas"]["Money"];
                bankReference?: string | null;
                channel?: string | null;
                to: ({
                    accountName?: string | null;
                    accountNumber?: string | null;
                    institutionCode?: string | null;
                    paymentOrder?: {
                        /** @enum {string} */
                        kind: "order_number" | "bank_serial" | "pos_serial";
                        value: string;
                    } | null;
                } & {
                    [key: string]: unknown;
                }) | null;
                /** Format: date-time */
                transferredAt: string;
            } & {
                [key: string]: unknown;
            })[] | null;
            receipt?: ({
                amount: components["schemas"]["Money"];
                /** Format: date-time */
                paidAt: string;
                receiptNumber: string;
            } & {
                [key: string]: unknown;
            }) | null;
            remark?: string | null;
            respondedAt?: string | null;
            /** @enum {string} */
            result: "held" | "partially_held" | "not_held" | "refused" | "done" | "not_received";
            transactions?: ({
                amount: components["schemas"]["Money"];
                /** Format: date-time */
                at: string;
                balanceAfter?: components["schemas"]["Money"] | null;
                bankReference?: string | null;
                channel?: string | null;
                counterparty?: ({
                    accountName?: string | null;
                    accountNumber?: string | null;
                    institutionCode?: string | null;
                } & {
                    [key: string]: unknown;
                }) | null;
                /** @enum {string} */
                direction: "in" | "out";
            } & {
                [key: string]: unknown;
            })[] | null;
        };
        InstructionView: {
            account: string;
            /** @enum {string} */
            action: "query" | "stop" | "extend" | "release" | "freeze" | "renew" | "unfreeze" | "return";
            attempts: {
                attempt: number;
                channel: string;
                endedAt: string | null;
                httpStatus: number | null;
                note: string | null;
                result: ("final" | "acknowledged" | "not_sent" | "maybe_sent" | "refused") | null;
                /** Format: date-time */
                sentAt: string;
            }[];
            clocks?: ({
                decidedAt: string | null;
                /** Format: date-time */
                dueAt: string;
                name: string;
                /** @enum {string} */
                state: "running" | "at_risk" | "met" | "breached";
            } & {
                [key: string]: unknown;
            })[];
            code: string | null;
            /** Format: date-time */
            discoveredAt?: string;
            institutionCode: string | null;
            instructionId: string;
            interceptedAmount?: components["schemas"]["Money"] | null;
            layer: number;
            outcomeProposed?: {
                /** Format: date-time */
                at: string;
                by: string;
                code: string | null;
                heldAmount: components["schemas"]["Money"] | null;
                /** @enum {string} */
                result: "held" | "partially_held" | "not_held" | "refused" | "done";
            } | null;
            proposedBecause?: string | null;
            reachedFrom: string | null;
            sequence: number;
            /** @enum {string} */
            state: "proposed" | "awaiting_routing" | "queued" | "sent" | "acknowledged" | "indeterminate" | "held" | "partially_held" | "not_held" | "refused" | "done" | "cancelled";
            version: number;
        } & {
            [key: string]: unknown;
        };
        ListCasesAnswer: {
            items: components["schemas"]["CaseRow"][];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        ListDeadLettersAnswer: {
            items: ({
                /** Format: date-time */
                at: string;
                deadLetterId: string;
                detail: string;
                reason: string;
                topic: string;
            } & {
                [key: string]: unknown;
            })[];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        ListFreezesAnswer: {
            items: components["schemas"]["HoldFreezeAnswer"][];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        ListHoldsAnswer: {
            items: components["schemas"]["HoldView"][];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        ListInstructionsAnswer: {
            items: components["schemas"]["InstructionView"][];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        ListObjectionsAnswer: {
            items: components["schemas"]["CaseObjectAnswer"][];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        ListOfficersAnswer: {
            items: ({
                name: string;
                officerId: string;
                unit: string;
            } & {
                [key: string]: unknown;
            })[];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        ListStopPaymentRequestsAnswer: {
            items: components["schemas"]["RequestView"][];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        ListWarningsAnswer: {
            items: components["schemas"]["WarningView"][];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        Money: {
            amountMinor: string;
            /** @constant */
            currency: "CNY";
        };
        ObjectionDecideBody: {
            /** @enum {string} */
            decision: "upheld" | "rejected";
            reason: string;
        };
        Problem: {
            code: string;
            current?: unknown;
            detail: string;
            errors?: ({
                code?: string;
                message: string;
                path: string;
            } & {
                [key: string]: unknown;
            })[];
            status: number;
            title: string;
            type: string;
        } & {
            [key: string]: unknown;
        };
        ReadFundsGraphAnswer: {
            edges: ({
                amount: components["schemas"]["Money"];
                bankReference: string | null;
                channel: string | null;
                explanation: {
                    knownMinor?: string;
                    paidFrom?: ({
                        amountMinor: string;
                        edge: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                    /** @enum {string} */
                    rule: "loss" | "nothing_traced" | "fifo" | "pro_rata" | "poison";
                    tracedMinor?: string;
                } & {
                    [key: string]: unknown;
                };
                from: string;
                id: string;
                /** @enum {string} */
                source: "report" | "bank";
                taintedAmount: components["schemas"]["Money"];
                to: string;
                /** Format: date-time */
                transferredAt: string;
            } & {
                [key: string]: unknown;
            })[];
            nodes: ({
                account: string | null;
                heldAmount: components["schemas"]["Money"];
                id: string;
                institutionCode: string | null;
                /** @enum {string} */
                kind: "victim" | "account" | "payment_order" | "cash_out" | "unknown";
                layer: number;
                movedOnAmount: components["schemas"]["Money"];
                payers: number;
                pendingAmount?: components["schemas"]["Money"];
                receivedAmount: components["schemas"]["Money"];
                releasedAmount?: components["schemas"]["Money"];
                returnedAmount?: components["schemas"]["Money"];
                state: string | null;
                taintedAmount: components["schemas"]["Money"];
                unknownAmount?: components["schemas"]["Money"];
                withdrawnAmount?: components["schemas"]["Money"];
            } & {
                [key: string]: unknown;
            })[];
            totals: {
                cashedOut: components["schemas"]["Money"];
                held: components["schemas"]["Money"];
                movedOn: components["schemas"]["Money"];
                released: components["schemas"]["Money"];
                reportedLoss: components["schemas"]["Money"];
                returned: components["schemas"]["Money"];
                unknown: components["schemas"]["Money"];
            } & {
                [key: string]: unknown;
            };
            truncated: boolean;
        } & {
            [key: string]: unknown;
        };
        ReadInstitutionLeagueAnswer: {
            from: string | null;
            rows: ({
                answered: {
                    base: number;
                    count: number;
                    rate: number | null;
                } & {
                    [key: string]: unknown;
                };
                answerSeconds: {
                    p50: number | null;
                    p95: number | null;
                } & {
                    [key: string]: unknown;
                };
                indeterminate: {
                    base: number;
                    count: number;
                    rate: number | null;
                } & {
                    [key: string]: unknown;
                };
                institutionCode: string;
                instructions: number;
                leftAfterArrival: {
                    amount: components["schemas"]["Money"];
                    base: components["schemas"]["Money"];
                    rate: number | null;
                } & {
                    [key: string]: unknown;
                };
                rank: number;
            } & {
                [key: string]: unknown;
            })[];
            to: string | null;
        } & {
            [key: string]: unknown;
        };
        ReadStatisticsAnswer: {
            from: string | null;
            rows: ({
                intercepted: {
                    amount: components["schemas"]["Money"];
                    base: components["schemas"]["Money"];
                    rate: number | null;
                } & {
                    [key: string]: unknown;
                };
                key: string;
                reportedLoss: components["schemas"]["Money"];
                requests: number;
                returned: {
                    amount: components["schemas"]["Money"];
                    base: components["schemas"]["Money"];
                    rate: number | null;
                    victims: number;
                } & {
                    [key: string]: unknown;
                };
                stopsWithin30m: {
                    base: number;
                    count: number;
                    rate: number | null;
                } & {
                    [key: string]: unknown;
                };
                stopsWithin60m: {
                    base: number;
                    count: number;
                    rate: number | null;
                } & {
                    [key: string]: unknown;
                };
                timeToStopSeconds: {
                    p50: number | null;
                    p95: number | null;
                    p99: number | null;
                } & {
                    [key: string]: unknown;
                };
                warnings: {
                    fedBack: number;
                    issued: number;
                    rate: number | null;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            })[];
            to: string | null;
            total: {
                intercepted: {
                    amount: components["schemas"]["Money"];
                    base: components["schemas"]["Money"];
                    rate: number | null;
                } & {
                    [key: string]: unknown;
                };
                reportedLoss: components["schemas"]["Money"];
                requests: number;
                returned: {
                    amount: components["schemas"]["Money"];
                    base: components["schemas"]["Money"];
                    rate: number | null;
                    victims: number;
                } & {
                    [key: string]: unknown;
                };
                stopsWithin30m: {
                    base: number;
                    count: number;
                    rate: number | null;
                } & {
                    [key: string]: unknown;
                };
                stopsWithin60m: {
                    base: number;
                    count: number;
                    rate: number | null;
                } & {
                    [key: string]: unknown;
                };
                timeToStopSeconds: {
                    p50: number | null;
                    p95: number | null;
                    p99: number | null;
                } & {
                    [key: string]: unknown;
                };
                warnings: {
                    fedBack: number;
                    issued: number;
                    rate: number | null;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        ReadStretchesAnswer: {
            from: string | null;
            rows: ({
                key: string;
                stops: number;
                stretches: ({
                    base: number;
                    left: {
                        amount: components["schemas"]["Money"];
                        base: components["schemas"]["Money"];
                        rate: number | null;
                    } & {
                        [key: string]: unknown;
                    };
                    /** @enum {string} */
                    name: "before_report" | "report_to_received" | "received_to_sent" | "sent_to_act" | "hop_to_hop";
                    seconds: {
                        p50: number | null;
                        p95: number | null;
                    } & {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            })[];
            to: string | null;
            total: {
                stops: number;
                stretches: ({
                    base: number;
                    left: {
                        amount: components["schemas"]["Money"];
                        base: components["schemas"]["Money"];
                        rate: number | null;
                    } & {
                        [key: string]: unknown;
                    };
                    /** @enum {string} */
                    name: "before_report" | "report_to_received" | "received_to_sent" | "sent_to_act" | "hop_to_hop";
                    seconds: {
                        p50: number | null;
                        p95: number | null;
                    } & {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        ReceiveBankCallbackBody: {
            balanceBefore?: components["schemas"]["Money"] | null;
            code?: string | null;
            effectiveAt?: string | null;
            expiresAt?: string | null;
            heldAmount?: components["schemas"]["Money"] | null;
            instructionId: string;
            onwardTransfers?: ({
                amount: components["schemas"]["Money"];
                bankReference?: string | null;
                channel?: string | null;
                to: ({
                    accountName?: string | null;
                    accountNumber?: string | null;
                    institutionCode?: string | null;
                    paymentOrder?: {
                        /** @enum {string} */
                        kind: "order_number" | "bank_serial" | "pos_serial";
                        value: string;
                    } | null;
                } & {
                    [key: string]: unknown;
                }) | null;
                /** Format: date-time */
                transferredAt: string;
            } & {
                [key: string]: unknown;
            })[] | null;
            receipt?: ({
                amount: components["schemas"]["Money"];
                /** Format: date-time */
                paidAt: string;
                receiptNumber: string;
            } & {
                [key: string]: unknown;
            }) | null;
            remark?: string | null;
            respondedAt?: string | null;
            /** @enum {string} */
            result: "held" | "partially_held" | "not_held" | "refused" | "done";
            /** @constant */
            status: "final";
            transactions?: ({
                amount: components["schemas"]["Money"];
                /** Format: date-time */
                at: string;
                balanceAfter?: components["schemas"]["Money"] | null;
                bankReference?: string | null;
                channel?: string | null;
                counterparty?: ({
                    accountName?: string | null;
                    accountNumber?: string | null;
                    institutionCode?: string | null;
                } & {
                    [key: string]: unknown;
                }) | null;
                /** @enum {string} */
                direction: "in" | "out";
            } & {
                [key: string]: unknown;
            })[] | null;
        } & {
            [key: string]: unknown;
        };
        RequestPapersBody: {
            attachments: string[];
        };
        RequestUnmaskBody: {
            reason: string;
        };
        RequestView: {
            attachments: string[];
            caseId: string | null;
            caseNumber: string | null;
            clocks: ({
                decidedAt: string | null;
                /** Format: date-time */
                dueAt: string;
                name: string;
                /** @enum {string} */
                state: "running" | "at_risk" | "met" | "breached";
            } & {
                [key: string]: unknown;
            })[];
            conflictsWith: string | null;
            fraudType: string;
            interceptedAmount: components["schemas"]["Money"];
            papers: {
                dueAt: string | null;
                /** @description Kinds of papers that are still owed, each as often as it is missing. */
                missing: string[];
                /** @enum {string} */
                state: "not_owed" | "owed" | "overdue" | "settled";
            } & {
                [key: string]: unknown;
            };
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            reportedAt: string;
            requestId: string;
            /** @enum {string} */
            status: "received" | "in_progress" | "completed";
            stops: ({
                account: string;
                acknowledgedAt: string | null;
                attention: boolean;
                clocks: ({
                    decidedAt: string | null;
                    /** Format: date-time */
                    dueAt: string;
                    name: string;
                    /** @enum {string} */
                    state: "running" | "at_risk" | "met" | "breached";
                } & {
                    [key: string]: unknown;
                })[];
                code: string | null;
                heldAmount: components["schemas"]["Money"] | null;
                holdExpiresAt: string | null;
                holdId: string | null;
                institutionCode: string | null;
                instructionId: string | null;
                layer: number;
                reachedFrom: string | null;
                remark: string | null;
                sentAt: string | null;
                /** @enum {string} */
                state: "proposed" | "awaiting_routing" | "queued" | "sent" | "acknowledged" | "indeterminate" | "held" | "partially_held" | "not_held" | "refused" | "done" | "cancelled";
                stoppedAt: string | null;
                transferId: string | null;
                version: number;
            } & {
                [key: string]: unknown;
            })[];
            unit: string;
            version: number;
            warnings: ({
                code?: string;
                message: string;
                path: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        ReturnApproveBody: {
            confirmedPayees?: string[];
        };
        ReturnChangePayeeBody: {
            caseId: string;
            otherAccount?: {
                evidence: string[];
                nameCheck: string;
                reason: string;
            };
            payTo: {
                accountName: string;
                accountNumber: string;
                institutionCode: string;
            };
        };
        ReturnListAnswer: {
            items: components["schemas"]["ReturnProposeAnswer"][];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        ReturnObjectBody: {
            by: {
                name: string;
                phone: string;
            };
            statement: string;
        };
        ReturnProposeAnswer: {
            allocations: ({
                amount: components["schemas"]["Money"];
                caseId: string;
                explanation: string;
                instructionId: string | null;
                loss: components["schemas"]["Money"];
                payeeNeedsConfirmation: boolean;
                payTo: {
                    accountName: string;
                    accountNumber: string;
                    institutionCode: string;
                } & {
                    [key: string]: unknown;
                };
                receipt: ({
                    amount: components["schemas"]["Money"];
                    /** Format: date-time */
                    paidAt: string;
                    receiptNumber: string;
                } & {
                    [key: string]: unknown;
                }) | null;
                share: {
                    denominator: string;
                    numerator: string;
                } & {
                    [key: string]: unknown;
                };
                /** @enum {string} */
                state: "pending" | "ordered" | "paid" | "refused" | "nothing";
            } & {
                [key: string]: unknown;
            })[];
            approvedBy: string | null;
            available: components["schemas"]["Money"];
            caseId: string;
            deadline: string | null;
            deadlineAssumed: boolean;
            freezeId: string;
            frozenAmount: components["schemas"]["Money"];
            instructions: string[];
            leftOut: ({
                caseId: string;
                reason: string;
            } & {
                [key: string]: unknown;
            })[];
            method: ("direct" | "timestamp" | "pro_rata") | null;
            methodBecause: string | null;
            methodReason: string | null;
            noticeEndsAt: string | null;
            overdue: boolean;
            proposedBy: string;
            receipts: ({
                amount: components["schemas"]["Money"];
                /** Format: date-time */
                paidAt: string;
                receiptNumber: string;
            } & {
                [key: string]: unknown;
            })[];
            /** @enum {string} */
            requestedMethod: "auto" | "direct" | "timestamp" | "pro_rata";
            returnId: string;
            /** @enum {string} */
            state: "computing" | "proposed" | "approved" | "rejected" | "published" | "objected" | "executing" | "completed" | "partially_completed" | "failed";
            unallocated: components["schemas"]["Money"];
            version: number;
        } & {
            [key: string]: unknown;
        };
        ReturnProposeBody: {
            claims: {
                caseId: string;
                loss: components["schemas"]["Money"];
                otherAccount?: {
                    evidence: string[];
                    nameCheck: string;
                    reason: string;
                };
                payTo: {
                    accountName: string;
                    accountNumber: string;
                    institutionCode: string;
                };
                transferIds: string[];
            }[];
            freezeId: string;
            leftOut?: {
                caseId: string;
                reason: string;
            }[];
            /** @enum {string} */
            method: "auto" | "direct" | "timestamp" | "pro_rata";
        };
        RiskAccountsAnswer: {
            items: components["schemas"]["RiskWithdrawAccountAnswer"][];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        RiskIndicatorsAnswer: {
            items: components["schemas"]["RiskWithdrawIndicatorAnswer"][];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        RiskWithdrawAccountAnswer: {
            account: string;
            accountRef: string;
            amount: components["schemas"]["Money"];
            cases: number;
            /** Format: date-time */
            expiresAt: string;
            institutionCode: string;
            /** Format: date-time */
            lastSeenAt: string;
            layers: number[];
            medianMinutesToMoveOn: number | null;
            riskAccountId: string;
            score: number;
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            state: "candidate" | "published" | "withdrawn" | "expired";
            version: number;
            victims: number;
            withdrawn: ({
                /** Format: date-time */
                at: string;
                reason: string;
            } & {
                [key: string]: unknown;
            }) | null;
        } & {
            [key: string]: unknown;
        };
        RiskWithdrawIndicatorAnswer: {
            amount: components["schemas"]["Money"];
            cases: number;
            confirmed: ({
                /** Format: date-time */
                at: string;
            } & {
                [key: string]: unknown;
            }) | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            firstSeenAt: string;
            indicatorId: string;
            /** @enum {string} */
            kind: "phone" | "app" | "url" | "domain" | "social_account" | "crypto_address" | "other";
            /** Format: date-time */
            lastSeenAt: string;
            score: number;
            /** @enum {string} */
            state: "candidate" | "published" | "withdrawn" | "expired";
            value: string;
            version: number;
            victims: number;
            withdrawn: ({
                /** Format: date-time */
                at: string;
                reason: string;
            } & {
                [key: string]: unknown;
            }) | null;
        } & {
            [key: string]: unknown;
        };
        SearchCasesAnswer: {
            items: components["schemas"]["CaseRow"][];
            nextCursor: string | null;
        } & {
            [key: string]: unknown;
        };
        SearchCasesBody: {
            account?: string;
            accountLast4?: string;
            caseNumber?: string;
            name?: string;
            phone?: string;
        };
        StopConfirmBody: Record<string, unknown>;
        StopPaymentRequest: {
            attachments?: string[];
            caseNumber?: string;
            /** @enum {string} */
            fraudType: "fake_investment" | "brushing_rebate" | "fake_loan" | "impersonating_police" | "impersonating_service" | "impersonating_acquaintance" | "fake_shopping" | "gaming" | "other";
            indicators?: {
                /** @enum {string} */
                kind: "phone" | "app" | "url" | "domain" | "social_account" | "crypto_address" | "other";
                value: string;
            }[];
            officers: {
                assisting: {
                    name: string;
                    officerId: string;
                    phone?: string;
                };
                handling: {
                    name: string;
                    officerId: string;
                    phone?: string;
                };
            };
            /** Format: date-time */
            reportedAt: string;
            /** Format: uuid */
            requestId: string;
            summary: string;
            transfers: {
                amount: components["schemas"]["Money"];
                bankReference?: string;
                /** @enum {string} */
                channel?: "mobile_banking" | "online_banking" | "counter" | "atm" | "third_party" | "pos" | "other";
                from: {
                    accountName: string;
                    accountNumber: string;
                    institutionCode: string;
                };
                to: {
                    accountName?: string;
                    accountNumber?: string;
                    institutionCode?: string;
                    paymentOrder?: {
                        /** @enum {string} */
                        kind: "order_number" | "bank_serial" | "pos_serial";
                        value: string;
                    };
                };
                transferId: string;
                /** Format: date-time */
                transferredAt: string;
            }[];
            unit?: string;
            victim: {
                idNumber?: string;
                /** @enum {string} */
                idType?: "resident_id" | "passport" | "hk_macau_permit" | "taiwan_permit" | "business_licence" | "other";
                /** @enum {string} */
                kind?: "person" | "company";
                name: string;
                phone: string;
            };
        };
        StopRetryBody: {
            accountName?: string;
            institutionCode?: string;
            reason: string;
        };
        StopRouteBody: {
            institutionCode: string;
        };
        StoreAttachmentAnswer: {
            attachmentId: string;
            /** @enum {string} */
            kind: "police_id" | "application_form" | "legal_document" | "evidence";
            /** @enum {string} */
            mediaType: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
            sha256: string;
            size: number;
        } & {
            [key: string]: unknown;
        };
        StoreAttachmentBody: {
            /** Format: binary */
            file: string;
            /** @enum {string} */
            kind: "police_id" | "application_form" | "legal_document" | "evidence";
        };
        WarningFeedbackBody: {
            /** @enum {string} */
            method: "call" | "sms" | "visit";
            note?: string;
            /** @enum {string} */
            outcome: "dissuaded" | "not_reached" | "already_lost" | "false_alarm";
        };
        WarningView: {
            accountStanding: ("held" | "frozen" | "released" | "lapsed") | null;
            alertId: string;
            /** @enum {string} */
            colour: "purple" | "red" | "yellow" | "blue";
            feedback: ({
                /** Format: date-time */
                at: string;
                by: string;
                /** @enum {string} */
                method: "call" | "sms" | "visit";
                note: string | null;
                /** @enum {string} */
                outcome: "dissuaded" | "not_reached" | "already_lost" | "false_alarm";
            } & {
                [key: string]: unknown;
            }) | null;
            /** Format: date-time */
            feedbackDueAt: string;
            /** Format: date-time */
            issuedAt: string;
            knownRisk: ({
                accounts: number;
                cases: ({
                    caseId: string;
                    unit: string;
                } & {
                    [key: string]: unknown;
                })[];
                indicators: number;
                otherCases: number;
            } & {
                [key: string]: unknown;
            }) | null;
            /** @enum {string} */
            level: "city" | "district" | "station";
            proposedStop: ({
                requestId: string | null;
                /** @enum {string} */
                state: "proposed" | "confirmed" | "declined" | "pre_authorised";
            } & {
                [key: string]: unknown;
            }) | null;
            reason: string;
            /** @enum {string} */
            state: "open" | "fed_back" | "escalated" | "expired";
            subject: {
                idNumber: string | null;
                name: string | null;
                phone: string | null;
            } & {
                [key: string]: unknown;
            };
            unit: string;
            version: number;
            warningId: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description Not as documented; errors names every wrong place. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No valid token, or no valid signature. */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description This role may not do this kind of thing. */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No such object for the caller. */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The state does not allow it, or the key is in use. */
        Problem409: {
            headers: {
                /** @description Whole seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The object has changed; current is its newer state. */
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too large. */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another media type is needed. */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The same key came with another body. */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description If-Match is missing. */
        Problem428: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests; Retry-After says when to go on. */
        Problem429: {
            headers: {
                /** @description Whole seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Cannot be served now; Retry-After says when to come again. */
        Problem503: {
            headers: {
                /** @description Whole seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readPublicKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Only to be read. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description Only to be read. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Only to be read. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    storeAttachment: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["StoreAttachmentBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreAttachmentAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/webp": unknown;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    auditList: {
        parameters: {
            query?: {
                caseId?: string;
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                subject?: string;
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditListAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    auditCheckpoints: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheckpointsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    receiveBankCallback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiveBankCallbackBody"];
            };
        };
        responses: {
            /** @description Taken in. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listCases: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                fraudType?: "fake_investment" | "brushing_rebate" | "fake_loan" | "impersonating_police" | "impersonating_service" | "impersonating_acquaintance" | "fake_shopping" | "gaming" | "other";
                institution?: string;
                limit?: number;
                minutesLeft?: string;
                sla?: "running" | "at_risk" | "met" | "breached";
                status?: "open" | "closed";
                unit?: string;
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCasesAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readFundsGraph: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadFundsGraphAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    caseObject: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseObjectBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseObjectAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    caseUnmask: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    searchCases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchCasesBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchCasesAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                reason?: string;
                state?: "parked" | "replayed";
                topic?: string;
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeadLettersAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deadLetterReplay: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                deadLetterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopConfirmBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    streamEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Go on after this event. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listFreezes: {
        parameters: {
            query?: {
                awaiting?: "approval";
                /** @description nextCursor of the page before. */
                cursor?: string;
                expiringWithin?: string;
                limit?: number;
                state?: "proposed" | "rejected" | "approved" | "sent" | "indeterminate" | "active" | "renewed" | "queued" | "refused" | "lifted" | "lapsed" | "cancelled";
                unit?: string;
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFreezesAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    freezeApprove: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                freezeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopConfirmBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldFreezeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    freezeClaimants: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path: {
                freezeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreezeClaimantsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    freezeReject: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                freezeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldFreezeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    freezeRenew: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                freezeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FreezeRenewBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldFreezeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    freezeUnfreeze: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                freezeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldFreezeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    returnList: {
        parameters: {
            query?: {
                caseId?: string;
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                state?: "computing" | "proposed" | "approved" | "rejected" | "published" | "objected" | "executing" | "completed" | "partially_completed" | "failed";
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnListAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    returnPropose: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnProposeBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnProposeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    returnRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                returnId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnProposeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    returnApprove: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                returnId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnApproveBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnProposeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    returnExecute: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                returnId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopConfirmBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnProposeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readReturnNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                returnId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/webp": unknown;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    returnObject: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                returnId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnObjectBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseObjectAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    returnChangePayee: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                returnId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnChangePayeeBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnProposeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readReturnPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                returnId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/webp": unknown;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    returnPublish: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                returnId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopConfirmBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnProposeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    returnReject: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                returnId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnProposeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listHolds: {
        parameters: {
            query?: {
                awaiting?: "approval";
                /** @description nextCursor of the page before. */
                cursor?: string;
                expiringWithin?: string;
                limit?: number;
                state?: "active" | "extended" | "frozen" | "released" | "lapsed";
                unit?: string;
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListHoldsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    holdExtend: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                holdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    holdFreeze: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                holdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldFreezeBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldFreezeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    holdRelease: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                holdId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    riskIndicators: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                kind?: "phone" | "app" | "url" | "domain" | "social_account" | "crypto_address" | "other";
                limit?: number;
                state?: "candidate" | "published" | "withdrawn" | "expired";
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskIndicatorsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    riskConfirmIndicator: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                indicatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopConfirmBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskWithdrawIndicatorAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    riskWithdrawIndicator: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                indicatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskWithdrawIndicatorAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    institutionList: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstitutionListAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    institutionRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstitutionRow"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    institutionPut: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstitutionPutBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstitutionRow"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    institutionDelete: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopConfirmBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstitutionRow"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    institutionPatch: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstitutionPatchBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstitutionRow"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    institutionConfirm: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopConfirmBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstitutionRow"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    riskAccounts: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                state?: "candidate" | "published" | "withdrawn" | "expired";
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskAccountsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    riskWithdrawAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                code: string;
                riskAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskWithdrawAccountAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listInstructions: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                institution?: string;
                limit?: number;
                status?: "proposed" | "awaiting_routing" | "queued" | "sent" | "acknowledged" | "indeterminate" | "held" | "partially_held" | "not_held" | "refused" | "done" | "cancelled";
                unit?: string;
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListInstructionsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readInstruction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                instructionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstructionView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    stopConfirm: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                instructionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopConfirmBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstructionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    stopDecline: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                instructionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstructionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readInstructionDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                instructionId: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/webp": unknown;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    instructionOutcome: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                instructionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstructionOutcomeBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstructionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    stopRetry: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                instructionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopRetryBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstructionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    stopRoute: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                instructionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopRouteBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstructionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    instructionSync: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                instructionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopConfirmBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstructionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    stopWithdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                instructionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstructionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listObjections: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                state?: "open" | "upheld" | "rejected";
                unit?: string;
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListObjectionsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    objectionDecide: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                objectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionDecideBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseObjectAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listOfficers: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                unit?: string;
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOfficersAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readStatistics: {
        parameters: {
            query?: {
                fraudType?: "fake_investment" | "brushing_rebate" | "fake_loan" | "impersonating_police" | "impersonating_service" | "impersonating_acquaintance" | "fake_shopping" | "gaming" | "other";
                from?: string;
                groupBy?: "unit" | "institution" | "fraudType" | "day" | "hour";
                institution?: string;
                to?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadStatisticsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readInstitutionLeague: {
        parameters: {
            query?: {
                fraudType?: "fake_investment" | "brushing_rebate" | "fake_loan" | "impersonating_police" | "impersonating_service" | "impersonating_acquaintance" | "fake_shopping" | "gaming" | "other";
                from?: string;
                institution?: string;
                to?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadInstitutionLeagueAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readStretches: {
        parameters: {
            query?: {
                fraudType?: "fake_investment" | "brushing_rebate" | "fake_loan" | "impersonating_police" | "impersonating_service" | "impersonating_acquaintance" | "fake_shopping" | "gaming" | "other";
                from?: string;
                groupBy?: "unit" | "institution" | "fraudType";
                institution?: string;
                to?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadStretchesAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listStopPaymentRequests: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                mine?: "true" | "false";
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStopPaymentRequestsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    submitStopPaymentRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopPaymentRequest"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedRequest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readStopPaymentRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    requestPapers: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPapersBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    requestUnmask: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listWarnings: {
        parameters: {
            query?: {
                colour?: "purple" | "red" | "yellow" | "blue";
                /** @description nextCursor of the page before. */
                cursor?: string;
                limit?: number;
                state?: "open" | "fed_back" | "escalated" | "expired";
                unit?: string;
                /** @description Only what changed since: for cheap polling. */
                updatedAfter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWarningsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readWarning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                warningId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningView"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    confirmProposedStop: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                warningId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmProposedStopBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedRequest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    warningDeclineStop: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                warningId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    warningFeedback: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
                /** @description ETag of the version that the decision rests on. */
                "If-Match": string;
            };
            path: {
                warningId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarningFeedbackBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    warningUnmask: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat under the same key gets the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                warningId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestUnmaskBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    countWarnings: {
        parameters: {
            query?: {
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountWarningsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
            /** @description Only to be read. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
        };
    };
    readReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
            /** @description Only to be read. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
        };
    };
    readMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            /** @description Only to be read. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readWebConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Here it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Only to be read. */
            405: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
