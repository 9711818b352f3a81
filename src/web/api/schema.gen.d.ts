// Generated from /openapi.json by src/http/openapi.test.ts (vitest -u); do not edit.
// biome-ignore-all format: generated
// biome-ignore-all lint: generated
export interface paths {
    "/api/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The kinds of files that can be handed in
         * @description With department and cycle; the code is what an import may be told.
         */
        get: operations["listDatasets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Files, newest first
         * @description Each with its rows: 可用, 已自动修正, 需确认, 不能用, dropped.
         */
        get: operations["listBatches"];
        put?: never;
        /**
         * Import a file
         * @description All or nothing; a file that came before is recognised and changes nothing.
         */
        post: operations["importUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One imported file with the rows that need a person’s eye
         * @description Each with sheet, row, column, what is wrong, and what would be right.
         */
        get: operations["readBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a file would bring
         * @description Reads and cleans the file; nothing is written.
         */
        post: operations["previewUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read files and hold them for a person to confirm
         * @description Up to 20 files, also archives; each becomes one batch or several, 待确认. The answer is a job to watch.
         */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a staged file would bring and change
         * @description What a staged file would bring and change. The reading is noted in the access log.
         */
        get: operations["readPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows of a file, each with what it would change
         * @description The rows of a file, each with what it would change. The reading is noted in the access log.
         */
        get: operations["listBatchRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a staged file count
         * @description Make a staged file count. The answer is a job to watch; all or nothing.
         */
        post: operations["commitBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{id}/restage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a staged file again, as answered since
         * @description Read a staged file again, as answered since. The answer is a job to watch; all or nothing.
         */
        post: operations["restageBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget a staged file
         * @description Nothing of it is in force; its rows are removed.
         */
        post: operations["discardBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What undoing a file would withdraw
         * @description And what people have since decided, which stays.
         */
        get: operations["previewUndo"];
        put?: never;
        /**
         * Undo a file; what people have since decided stays
         * @description Undo a file; what people have since decided stays. The answer is a job to watch; all or nothing.
         */
        post: operations["undoBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{id}/errors-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sender’s own file with what is wrong in it
         * @description Columns 问题 and 建议值 at the right; sent in again, it corrects its batch.
         */
        get: operations["readErrorFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the columns of a staged file are read
         * @description How the columns of a staged file are read. The file is read anew by restage.
         */
        get: operations["readMapping"];
        /**
         * Say what columns mean; remembered for this sender
         * @description Say what columns mean; remembered for this sender. The file is read anew by restage.
         */
        put: operations["confirmMapping"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{id}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Words of a staged file that nobody has explained
         * @description Words of a staged file that nobody has explained. The file is read anew by restage.
         */
        get: operations["readWords"];
        /**
         * Say what words mean; remembered for this dataset
         * @description Say what words mean; remembered for this dataset. The file is read anew by restage.
         */
        put: operations["answerWords"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows whose person is not certain, beside the persons they may mean
         * @description Scored, with reasons. The reading is noted in the access log.
         */
        get: operations["listCandidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/candidates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A row in doubt beside a person it may mean, value by value
         * @description With the others of the same row. The reading is noted in the access log.
         */
        get: operations["readCandidate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/candidates/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The row means this person; its facts are taken
         * @description The row means this person; its facts are taken. Remembered, so that the same row is not asked about again.
         */
        post: operations["confirmCandidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/candidates/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The row means somebody else; not offered again
         * @description The row means somebody else; not offered again. Remembered, so that the same row is not asked about again.
         */
        post: operations["refuseCandidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/candidates/{id}/unclear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that nobody can tell from what is here
         * @description The row stays in doubt, its facts unknown; who looked and why is kept.
         */
        post: operations["leaveCandidateUnclear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/candidates/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a decision about a row back
         * @description The row waits again, what its file had said of the people before holds again. Refused where something was built on the decision since.
         */
        post: operations["reopenCandidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is due from which department, and what has come
         * @description Dataset × department × period × township, with coverage and freshness.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What departments are asked for
         * @description With due dates; the most urgent first.
         */
        get: operations["listDataRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/data-requests/{id}/reply-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The table that a department fills in and sends back
         * @description The people whose facts are asked for; it is imported like any file.
         */
        get: operations["readReplyFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find households
         * @description By number, name, identity number or place.
         */
        get: operations["listHouseholds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One household with members, decisions and alerts
         * @description One household with members, decisions and alerts. The reading is noted in the access log.
         */
        get: operations["readHousehold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The facts of a household, each with file, sheet and row
         * @description The facts of a household, each with file, sheet and row. The reading is noted in the access log.
         */
        get: operations["listFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why the household is in a category, or not
         * @description Why the household is in a category, or not. The reading is noted in the access log.
         */
        get: operations["explainHousehold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/recognitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that people recognised
         * @description Record that people recognised. The decision is appended to the chain in the same transaction. 202: it waits for a second person.
         */
        post: operations["recordRecognition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a refusal; the notice is due from now
         * @description Record a refusal; the notice is due from now. The decision is appended to the chain in the same transaction. 202: it waits for a second person.
         */
        post: operations["recordRefusal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/terminations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a termination after a check
         * @description Record a termination after a check. The decision is appended to the chain in the same transaction. 202: it waits for a second person.
         */
        post: operations["recordTermination"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recognitions/{id}/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the person was told in writing
         * @description Record that the person was told in writing. The decision is appended to the chain in the same transaction.
         */
        post: operations["recordNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fact-catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the forms of entries ask for
         * @description Channels, events, facts, categories and places, in the words of the place.
         */
        get: operations["readFactCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter a household, member, fact or event
         * @description Kept with its channel as the source; the household is looked at again at once. 422 names all fields to mend; 409 with `fields`: somebody else changed them meanwhile.
         */
        post: operations["recordEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/entries/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an entry back
         * @description What it said stays on record; what others say holds again.
         */
        post: operations["undoEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One box: name, pinyin initials, last four, telephone, household number
         * @description At most eight, each with why it fits. The reading is noted in the access log.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The entries about a household
         * @description The entries about a household. The reading is noted in the access log.
         */
        get: operations["listEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Facts on which sources differ, side by side
         * @description Facts on which sources differ, side by side. The reading is noted in the access log.
         */
        get: operations["listConflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/aid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Aid due against aid received
         * @description Aid due against aid received. The reading is noted in the access log.
         */
        get: operations["readAid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a household is to be reviewed, and its reviews
         * @description By the cycle of its class in the policy in force, with document and article.
         */
        get: operations["listReviews"];
        put?: never;
        /**
         * Record a periodic review; it ends no aid
         * @description 待核实 leaves the household due; a change is proposed as every decision is.
         */
        post: operations["recordReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What lies beside a household’s entries, decisions and answers
         * @description The reading is noted in the access log.
         */
        get: operations["listAttachments"];
        put?: never;
        /**
         * Upload a photo (jpg, png) or a PDF for a household
         * @description At most 10 MB; its content says what it is. It counts once an entry, decision, review or answer sends its id; what is never sent is deleted.
         */
        post: operations["keepAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One attachment
         * @description Departments open their own alone. The reading is noted in the access log.
         */
        get: operations["openAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for a second person
         * @description In the caller’s scope, and what the caller proposed; newest first.
         */
        get: operations["listApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One proposal with what it asks for
         * @description With the relatives of the staff in the household, and why the caller may not decide.
         */
        get: operations["readApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to what another proposed
         * @description It is carried out in the same transaction, once. 已失效: what it was about has changed, nothing was done.
         */
        post: operations["approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send back what another proposed
         * @description With the reason; nothing is done.
         */
        post: operations["reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what one proposed oneself
         * @description While nobody has decided.
         */
        post: operations["withdrawApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose that the policy that came with the program takes effect
         * @description It must compile and its own cases must pass; another person decides.
         */
        post: operations["proposePublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The register of staff and their close relatives
         * @description All of it for whoever checks it (近亲属核查), else the caller’s own entry.
         */
        get: operations["listStaff"];
        put?: never;
        /**
         * Declare a close relative of one’s own
         * @description Declare a close relative of one’s own. Nothing is overwritten.
         */
        post: operations["declareRelative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relatives/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct an entry; what stood there stays
         * @description Correct an entry; what stood there stays. Nothing is overwritten.
         */
        post: operations["correctRelative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relatives/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an entry, with the reason
         * @description End an entry, with the reason. Nothing is overwritten.
         */
        post: operations["endRelative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relatives/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm that somebody’s own entry ended, or that a listed entry is theirs
         * @description Confirm that somebody’s own entry ended, or that a listed entry is theirs. Nothing is overwritten.
         */
        post: operations["confirmRelative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put somebody on the register, with or without an account
         * @description Put somebody on the register, with or without an account. Nothing is overwritten.
         */
        post: operations["registerStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/{id}/relatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a relative of a member of the staff
         * @description Register a relative of a member of the staff. Nothing is overwritten.
         */
        post: operations["registerRelative"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Odd patterns that wait for somebody to look into them
         * @description Reading, exports, reveals, decisions, single persons, relatives; newest first.
         */
        get: operations["listSupervision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supervision/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note what looking into an alert showed
         * @description Never by the one whom it is about. Nothing else follows from it by itself.
         */
        post: operations["settleSupervision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The figures of a month
         * @description From summaries: who is monitored, what waits, times, yields, deliveries, money. A figure that is not known is null, never zero.
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
    "/api/statistics/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Those whom a figure counts today
         * @description By place. Figures of months that are over have no list: no names are kept.
         */
        get: operations["listFigure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The progress table of townships as a workbook
         * @description With unit, maker and day; who took it and when stands in its last row and the log.
         */
        get: operations["readStatisticsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The outlines of the townships
         * @description As the place has loaded them; refused where it has loaded none.
         */
        get: operations["readMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All divisions of the county with their history
         * @description As they stand on the day, those that are no more among them.
         */
        get: operations["listDivisions"];
        put?: never;
        /**
         * Sets up, renames, merges or ends a division
         * @description From a day on that is not in the future, on a document. Whoever has a post in the division that another was merged into sees both; households keep the code of their place.
         */
        post: operations["changeDivision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/divisions/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much hangs on a division
         * @description Households, people, parts, posts and staff, in numbers alone.
         */
        get: operations["readDivisionImpact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which years of the calendar of working days are published
         * @description With the number of open deadlines that wait for a notice.
         */
        get: operations["listCalendarYears"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The holidays and worked weekends of a year
         * @description As they count now, and as they are prepared.
         */
        get: operations["readCalendarYear"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keeps a year in preparation
         * @description It counts for no deadline until it is published.
         */
        put: operations["saveCalendarDraft"];
        post?: never;
        /**
         * Throws the preparation of a year away
         * @description What was published stays.
         */
        delete: operations["dropCalendarDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publishes a prepared year
         * @description On the document of the notice; provisional deadlines are counted anew at once.
         */
        post: operations["publishCalendarYear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dataset-readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The datasets and how their files are read
         * @description With the newest file of each and what people said of columns and words.
         */
        get: operations["listDatasetReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dataset-readings/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forgets what somebody said of a column or a word
         * @description Files that were taken in stay as they are; the next one is asked about anew.
         */
        post: operations["forgetDatasetReading"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The installation: version, engine, policy, backups, rounds
         * @description Nothing of anybody, no place of the machine, no key.
         */
        get: operations["readOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody’s jobs of this server process
         * @description How far they are and who began them; no names of files.
         */
        get: operations["listRunningJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/jobs/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks somebody’s job to stop
         * @description It ends when its work has let go; a batch is whole or not there.
         */
        post: operations["stopRunningJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/jobs/repeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Does somebody’s failed job again, for whoever began it
         * @description Where its kind is safe to repeat; else it is refused and the sentence says why.
         */
        post: operations["repeatRunningJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The policy in force as it is read
         * @description Documents by article, classes and rules in words, parameters by date.
         */
        get: operations["readPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many households fulfil each condition
         * @description By the last evaluation, of the households that the caller sees.
         */
        get: operations["countPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The households behind a count
         * @description By their number, of those that the caller sees.
         */
        get: operations["listPolicyHouseholds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What two versions or places say otherwise
         * @description Value by value and rule by rule, in words.
         */
        get: operations["diffPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether an expression may be written so
         * @description In its place in the policy in force; nothing is kept.
         */
        post: operations["checkPolicyText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who would enter and leave, and what it would cost
         * @description Nothing is written.
         */
        post: operations["simulatePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/simulations/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Every household that a change moves, as a file
         * @description Numbers and places without names; the log notes it.
         */
        post: operations["writeSimulation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Drafts that are not done with
         * @description What was published or dropped is not listed.
         */
        get: operations["listPolicyDrafts"];
        put?: never;
        /**
         * Begin a draft over the version in force
         * @description Values hold from its day on; rules from when it is published.
         */
        post: operations["makePolicyDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One draft
         * @description Also one that was published since.
         */
        get: operations["readPolicyDraft"];
        /**
         * Keep a draft as it is now
         * @description Refused when somebody else changed it since it was read.
         */
        put: operations["changePolicyDraft"];
        post?: never;
        /**
         * Drop a draft
         * @description One that waits for a second person is withdrawn first.
         */
        delete: operations["dropPolicyDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/drafts/{id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run the place’s own cases on a draft
         * @description In both engines; nothing is kept.
         */
        post: operations["runDraftCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/drafts/{id}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose a draft for publication
         * @description It must compile and all cases must pass; a second person publishes it.
         */
        post: operations["proposePolicyDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The place’s own cases by a version or a draft
         * @description In both engines; those that differ first. Nothing is kept.
         */
        get: operations["listPolicyCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One case, and why it came out so
         * @description The people of a case are invented.
         */
        get: operations["readPolicyCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/rule-text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A rule as it is written and what it is compiled to
         * @description The lines of its files, and the SQL and JavaScript of each of its expressions.
         */
        get: operations["readRuleText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run one monitoring rule without raising anything
         * @description Over the whole register as it is today.
         */
        post: operations["tryPolicyRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/rule-trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a rule holds for a household, or does not
         * @description As the caller may see the household; the reading is noted.
         */
        get: operations["explainRuleTrial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reveals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show one whole number or sensitive value
         * @description For a purpose, and noted. Above a number a day a second person is asked (409); once they have agreed the same request is answered. Of one’s own relatives nothing is shown.
         */
        post: operations["reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is over its time
         * @description Values whose retention period has ended, by fact; doudi retention run deletes them.
         */
        get: operations["listRetention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the account has chosen
         * @description Each choice under its name, on whatever machine the account signs in.
         */
        get: operations["listPreferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/preferences/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep a choice
         * @description In the place of the one before; null takes it back.
         */
        put: operations["setPreference"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Forms begun and not sent
         * @description Their keys and when each was kept, of the own account alone.
         */
        get: operations["listDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was typed
         * @description Of the own account alone; any other key is as one that does not exist.
         */
        get: operations["readDraft"];
        /**
         * Keep what is typed
         * @description Sealed, for the account alone, until it is sent or 30 days have passed.
         */
        put: operations["saveDraft"];
        post?: never;
        /**
         * Drop a draft
         * @description Nothing is left of it; one that is already gone is no error.
         */
        delete: operations["deleteDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rounds/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the latest monitoring round found
         * @description Determinations, alerts, pushes, data requests and files in numbers.
         */
        get: operations["readLatestRound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alerts, newest first
         * @description With the choices of every filter and how many alerts each would show.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open alerts of each class: how far they have come, how many are late
         * @description Under the same filters as the list; the class itself does not count.
         */
        get: operations["countAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One alert with its explanation
         * @description Rule, document and article, conditions, facts down to the row, pushes, replies.
         */
        get: operations["readAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Push an alert to the departments that the rule names
         * @description Push an alert to the departments that the rule names. The step is appended to the chain in the same transaction.
         */
        post: operations["pushAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/misreport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark an alert as groundless, with the reason
         * @description Mark an alert as groundless, with the reason. The step is appended to the chain in the same transaction.
         */
        post: operations["markMisreport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/{id}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A department confirms receipt, with a remark where it has one
         * @description A department confirms receipt, with a remark where it has one. The step is appended to the chain in the same transaction.
         */
        post: operations["receivePush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A department begins to deal with it
         * @description A department begins to deal with it. The step is appended to the chain in the same transaction.
         */
        post: operations["startPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a push whose reply is accepted, with a remark where there is one
         * @description Close a push whose reply is accepted, with a remark where there is one. The step is appended to the chain in the same transaction.
         */
        post: operations["closePush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/{id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A department replies: cause, measure, outcome
         * @description A department replies: cause, measure, outcome. The step is appended to the chain in the same transaction.
         */
        post: operations["replyToPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A department returns a push, with the reason
         * @description A department returns a push, with the reason. The step is appended to the chain in the same transaction.
         */
        post: operations["returnPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pass a push on to another department
         * @description Pass a push on to another department. The step is appended to the chain in the same transaction.
         */
        post: operations["transferPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What departments are asked, the soonest due first
         * @description A department sees its own; what waits for an answer unless a state is given.
         */
        get: operations["listPushes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/pushes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Push an alert to one department that somebody chose
         * @description Push an alert to one department that somebody chose. The step is appended to the chain in the same transaction.
         */
        post: operations["pushAlertTo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what a check of an alert of class ④ found; ending aid is proposed to a second person
         * @description Record what a check of an alert of class ④ found; ending aid is proposed to a second person. The step is appended to the chain in the same transaction.
         */
        post: operations["verifyAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/{id}/urge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a department by hand to answer
         * @description Ask a department by hand to answer. The step is appended to the chain in the same transaction.
         */
        post: operations["urgePush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a push back, with the reason
         * @description Take a push back, with the reason. The step is appended to the chain in the same transaction.
         */
        post: operations["withdrawPush"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for more time on a push
         * @description Ask for more time on a push. The step is appended to the chain in the same transaction.
         */
        post: operations["askExtension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/{id}/extension/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant or refuse more time; granted, the deadline moves in working days
         * @description Grant or refuse more time; granted, the deadline moves in working days. The step is appended to the chain in the same transaction.
         */
        post: operations["decideExtension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/reply-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller’s open pushes as a table to fill in
         * @description With columns for the answer; noted in the log and stamped.
         */
        get: operations["readPushFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/replies/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a filled-in table would do, row by row
         * @description Nothing is written. The digest goes into the commit.
         */
        post: operations["previewReplyRows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/replies/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The rows that cannot be used, each with why
         * @description To be mended and handed in again.
         */
        post: operations["readReplyErrors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pushes/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer every push whose row can be used
         * @description In one transaction. The same file again answers nothing twice.
         */
        post: operations["commitReplyRows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Case conferences, newest first
         * @description Those that wait for somebody unless a state is given.
         */
        get: operations["listConferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One case conference with departments, resolution and tasks
         * @description What its record says when it is printed.
         */
        get: operations["readConference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conference-levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * At which levels the place deliberates, and with which departments
         * @description As the policy in force says.
         */
        get: operations["readConferenceLevels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/conferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a case conference about an alert
         * @description Ask for a case conference about an alert. The step is appended to the chain in the same transaction.
         */
        post: operations["proposeConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences/{id}/convene": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call the conference and tell the departments
         * @description Call the conference and tell the departments. The step is appended to the chain in the same transaction.
         */
        post: operations["conveneConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do not call the conference, with the reason
         * @description Do not call the conference, with the reason. The step is appended to the chain in the same transaction.
         */
        post: operations["declineConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what was decided; tasks become pushes, a sum waits for a second person
         * @description Record what was decided; tasks become pushes, a sum waits for a second person. The step is appended to the chain in the same transaction.
         */
        post: operations["resolveConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a conference whose tasks are done
         * @description Close a conference whose tasks are done. The step is appended to the chain in the same transaction.
         */
        post: operations["closeConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People outside the registry whom a screening rule found
         * @description The reading is noted in the access log.
         */
        get: operations["listLeads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leads/{id}/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A township confirms that a lead has arrived
         * @description Doing so again changes nothing.
         */
        post: operations["receiveLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leads/{id}/visited": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that the person was visited
         * @description Note that the person was visited. Noted with who and when.
         */
        post: operations["markLeadVisited"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leads/{id}/excluded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that nothing follows from a lead, and why
         * @description Note that nothing follows from a lead, and why. Noted with who and when.
         */
        post: operations["excludeLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Category of one person, and until when it holds
         * @description For departments. The purpose is required and noted; the query is not kept.
         */
        post: operations["answerQuery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queries/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same for every person of a file
         * @description The answer is a table to save. The purpose is required and noted.
         */
        post: operations["answerQueryFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be exported here
         * @description Ledgers, and tables in the exact layout that the upper level asks for.
         */
        get: operations["listExports"];
        put?: never;
        /**
         * Make an export
         * @description The answer is a job to watch; its file is fetched within the hour.
         */
        post: operations["startExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file of a finished export
         * @description By the id of its job. The reading is noted in the access log.
         */
        get: operations["readExportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Alerts as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/pushes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pushes as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportPushes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Households as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportHouseholds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Those whom a figure counts as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportFigure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Files in their history as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportBatches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rows whose person is not certain as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportCandidates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * People outside the registry as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportLeads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What departments are asked for as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportRequests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What waits for a second person as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportApprovals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/conferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Case conferences as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportConferences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/conditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Those behind a count of the policy as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportCondition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Datasets and how they are read as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportDatasets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accounts with their posts as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Divisions and what they were as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportDivisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Everybody’s jobs as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The log as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/supervision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What supervision noticed as the list shows them, as a workbook
         * @description The same filters, order, scope and masking as the list. The purpose is required and noted with everybody in it; no more rows than the caller’s role may export, else none.
         */
        post: operations["exportSupervision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/precheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the upper level’s quality rules would find
         * @description With a list to put right. The reading is noted in the access log.
         */
        get: operations["precheck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The assistance chain of a household
         * @description Every decision, alert and step about the household, oldest first.
         */
        get: operations["readChain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chain/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the chain of the county is whole
         * @description Recomputes every digest from the first block on.
         */
        get: operations["verifyChain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Running and finished jobs, newest first
         * @description The last 200 of this server process; batches tell what became of files.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One job as it stands
         * @description For clients that ask now and then instead of listening.
         */
        get: operations["readJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a job to stop
         * @description It ends as 已取消 when its work has let go; a batch is whole or not there. Twice is once.
         */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The progress of a job as server-sent events
         * @description Events `progress`, at most five a second, and `end` as the last; the data of each is a Job.
         */
        get: operations["watchJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All accounts with their posts
         * @description Nothing of it is a secret.
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Makes an account
         * @description It has no right; the one-time password is told once.
         */
        post: operations["addAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Roles and what they may do
         * @description As the place’s data give them, with the places and departments of posts.
         */
        get: operations["listRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How strictly people sign in
         * @description The secret of the provider is never shown.
         */
        get: operations["readSecurity"];
        /**
         * Changes how strictly people sign in
         * @description Each number has bounds, so that nobody can switch the guard off.
         */
        put: operations["changeSecurity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/security/oidc-trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether the provider of single sign-on is there and knows us
         * @description As it is kept. Nobody signs in; the secret goes to that provider alone.
         */
        post: operations["trySingleSignOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives an account a post
         * @description Roles that exclude each other are refused. Refused for the own account.
         */
        post: operations["grantPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/posts/{postId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a post away
         * @description It counts no more from the next request on. Refused for the own account.
         */
        delete: operations["revokePost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switches an account off
         * @description Its sessions end at once. Refused for the own account.
         */
        post: operations["disableAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switches an account on again
         * @description Refused for the own account.
         */
        post: operations["enableAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a locked account try again
         * @description Refused for the own account.
         */
        post: operations["unlockAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a one-time password and closes the account
         * @description Another administrator opens it again, so that nobody takes an account over alone. Refused for the own account.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/reset-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the second factor away, to be set up anew
         * @description Another than who resets passwords. Refused for the own account.
         */
        post: operations["resetSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the sessions of an account
         * @description Refused for the own account.
         */
        post: operations["signOutAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Links an account to the provider of single sign-on
         * @description By the claim that the settings name; another administrator opens the account again. Refused for the own account.
         */
        post: operations["linkAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a token for another system
         * @description Only for accounts of other systems. Refused for the own account.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Makes a token worthless
         * @description Refused for the own account.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log of what everybody did and saw
         * @description Newest entry first. People are named by their ids alone.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether log, chain and anchors are whole
         * @description Recomputes every digest from the first block on; at most once a minute.
         */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/anchors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed anchors, newest first
         * @description One a day, and those made by hand. Keep copies elsewhere.
         */
        get: operations["listAnchors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has seen a person’s data
         * @description Also through the household, a list, a search, an export. Nobody known: none.
         */
        get: operations["listPersonReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has seen a household’s data
         * @description Also through one of its members. Nobody known: none.
         */
        get: operations["listHouseholdReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that waits for the caller, the most urgent first
         * @description Only what the caller’s role may do and their scope holds; deadlines in working days.
         */
        get: operations["listWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list as the filter leaves it, as a workbook
         * @description No more rows than the caller’s role may export; the export is noted in the log.
         */
        get: operations["exportWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One action on several items
         * @description Each item is a transaction with its own chain entry; what cannot be done is told with its reason.
         */
        post: operations["doWork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Word of changes as server-sent events
         * @description Events `work` without anything of a person, at most one a second: ask for the list again. The stream ends after a while; a browser then asks anew.
         */
        get: operations["watchWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in, or how to sign in
         * @description Open to everybody; names the accounts of the example county where it is one.
         */
        get: operations["readSession"];
        put?: never;
        /**
         * Signs in
         * @description Answers the same of an unknown account and a wrong password; locks after failures.
         */
        post: operations["signIn"];
        /**
         * Ends the session
         * @description Its cookie is worth nothing from now on.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acts in another post of the account
         * @description What may be done and seen from the next request on is that of the post.
         */
        post: operations["switchPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes the own password
         * @description All sessions of the account end; a new one begins.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to set up the second factor
         * @description It counts when a first code was confirmed.
         */
        post: operations["beginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirms the second factor
         * @description With its first code; from now on a code is asked for at every sign-in.
         */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/oidc/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Leads to the provider of single sign-on
         * @description With state, nonce and code challenge; the browser is known again by a cookie.
         */
        get: operations["beginSingleSignOn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Back from the provider of single sign-on
         * @description Signs in whoever has a linked account; counts once, in the browser that began.
         */
        get: operations["finishSingleSignOn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives the second factor after single sign-on
         * @description Where the settings do not count the provider’s; wrong codes lock.
         */
        post: operations["giveCode"];
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
        /** @description Why the request was not carried out */
        Problem: {
            /** @description Stable, such as `registry.household-unknown`. */
            code: string;
            /** @description Chinese: what happened, where, what to do next. */
            message: string;
            /** @description The fields to mend, or those that somebody else changed meanwhile. */
            fields?: {
                /** @description The field, as the request names it. */
                key: string;
                /** @description What is wrong with it. */
                why?: string;
                name?: string;
                mine?: string | number | boolean | null;
                theirs?: string | number | boolean | null;
                masked?: string | null;
                by?: string | null;
                at?: string | null;
            }[];
            /** @description Of what was changed meanwhile. */
            version?: number;
            /** @description For support, when the fault is ours. */
            requestId?: string;
        };
        /** @description What one person proposed and another decides */
        Approval: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            action: "认定" | "不予认定" | "终止" | "发布政策" | "入库" | "导出完整号码" | "揭示" | "一事一议";
            /** @enum {string} */
            state: "待复核" | "已同意" | "已退回" | "已撤回" | "已失效";
            summary: string;
            household: {
                /** Format: uuid */
                id: string;
                number: string;
                township: string | null;
                village: string | null;
            } | null;
            personId: string | null;
            details: {
                name: string;
                value: string;
            }[];
            proposedBy: string;
            /** Format: date */
            proposedOn: string;
            /** Format: date-time */
            proposedAt: string;
            decidedBy: string | null;
            decidedAt: string | null;
            reason: string | null;
            /** @description The export or value it permits was taken. */
            isUsed: boolean;
            /** @description The caller proposed it. */
            isOwn: boolean;
            hindrance: string | null;
            /** @description Members on record as close relatives of the staff (备案近亲属). */
            relatives: {
                staff: string;
                post: string | null;
                relation: string;
            }[];
        };
        /** @description What the next deletion run removes */
        Retention: {
            /** Format: date */
            asOf: string;
            items: components["schemas"]["RetentionItem"][];
        };
        /** @description Values over their time; years null: by the facts named */
        RetentionItem: {
            /** @description The fact, or where the values stand. */
            what: string;
            years: number | null;
            count: number;
            /** Format: date */
            oldest: string | null;
        };
        /** @description A choice of how the pages look or work. */
        Preference: {
            name: string;
            /** @description Any JSON. */
            value: unknown;
        };
        Preferences: {
            items: components["schemas"]["Preference"][];
        };
        PreferenceInput: {
            /** @description Any JSON. */
            value: unknown;
        };
        DraftNote: {
            key: string;
            version: string | null;
            /** Format: date-time */
            savedAt: string;
        };
        Draft: {
            key: string;
            version: string | null;
            /** Format: date-time */
            savedAt: string;
            /** @description Any JSON. */
            body: unknown;
        };
        Drafts: {
            items: components["schemas"]["DraftNote"][];
        };
        /** @description Null: nothing is kept under this key. */
        DraftAnswer: {
            draft: components["schemas"]["Draft"] | null;
        };
        DraftInput: {
            /** @description Any JSON. */
            body: unknown;
            /** @description How what the form is about stood when it was opened. */
            version?: string | null;
        };
        SavedDraft: {
            /** Format: date-time */
            savedAt: string;
        };
        /** @description One whole value; that it was shown is in the log */
        Revealed: {
            field: string;
            name: string;
            value: string;
        };
        RevealInput: {
            /** @enum {string} */
            subject: "人" | "户";
            /** Format: uuid */
            id: string;
            /** @description identity, phone, bankCard, or the code of a fact. */
            field: string;
            /** @description 用途，记入查阅日志 */
            purpose: string;
        };
        /** @description What waits for a second person, newest first */
        Approvals: {
            items: components["schemas"]["Approval"][];
            next: string | null;
        };
        ApproveInput: {
            /** @description 意见 */
            reason?: string;
        };
        /** @description The policy that came with this version of the program */
        PublicationInput: {
            /** Format: date */
            effectiveOn: string;
            /** @description 个案减少的理由 */
            fewerCases?: string;
        };
        ConfirmInput: {
            /** @description False: the entry is in force as before, or the claim is struck out. */
            agree: boolean;
        };
        RelativeInput: {
            /**
             * @description 本人 is the own number of whoever declares.
             * @enum {string}
             */
            relation: "本人" | "配偶" | "父母" | "子女" | "兄弟姐妹" | "祖父母" | "外祖父母" | "孙子女" | "外孙子女" | "配偶的父母" | "子女的配偶" | "兄弟姐妹的配偶" | "其他";
            /** @description 姓名 */
            name: string;
            /** @description 身份证号 */
            identityNumber: string;
        };
        RelativeCorrection: {
            /** @enum {string} */
            relation: "本人" | "配偶" | "父母" | "子女" | "兄弟姐妹" | "祖父母" | "外祖父母" | "孙子女" | "外孙子女" | "配偶的父母" | "子女的配偶" | "兄弟姐妹的配偶" | "其他";
            /** @description 姓名 */
            name: string;
            /** @description 身份证号 */
            identityNumber: string;
            /** @description 更正的理由 */
            reason: string;
        };
        StaffInput: {
            /** @description 姓名 */
            name: string;
            /** @description 职务 */
            post?: string;
            divisionCode?: string;
            /** @description 身份证号 */
            identityNumber?: string;
        };
        /** @description A close relative on record; what was corrected stays */
        StaffRelative: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            relation: "本人" | "配偶" | "父母" | "子女" | "兄弟姐妹" | "祖父母" | "外祖父母" | "孙子女" | "外孙子女" | "配偶的父母" | "子女的配偶" | "兄弟姐妹的配偶" | "其他";
            name: string;
            maskedIdentity: string;
            recordedBy: string;
            /** Format: date */
            recordedOn: string;
            /** Format: date */
            endedOn: string | null;
            endedBy: string | null;
            endedReason: string | null;
            /** Format: uuid */
            replacedBy: string | null;
            /** @description Ended by its owner’s word; it counts until somebody else confirms it. */
            isUnconfirmed: boolean;
        };
        /** @description A member of the staff or a village cadre, with relatives */
        StaffMember: {
            /** Format: uuid */
            id: string;
            name: string;
            post: string | null;
            division: string | null;
            /** @enum {string} */
            source: "本人申报" | "登记表" | "核查登记";
            maskedIdentity: string | null;
            hasAccount: boolean;
            isOwn: boolean;
            claimedBy: string | null;
            relatives: components["schemas"]["StaffRelative"][];
        };
        /** @description The register of staff and their close relatives */
        StaffRegister: {
            items: components["schemas"]["StaffMember"][];
            next: string | null;
        };
        /** @description What supervision noticed; it ends nothing by itself */
        SupervisionAlert: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "大量查阅" | "大量核对" | "非工作时间查阅" | "集中导出" | "认定偏离" | "揭示未办理" | "单人办理" | "近亲属享受救助" | "近亲属未备案" | "撤销近亲属备案";
            /** @description 2024-10-11, 2024-10 */
            period: string;
            /** Format: uuid */
            accountId: string | null;
            actor: string | null;
            household: {
                /** Format: uuid */
                id: string;
                number: string;
            } | null;
            title: string;
            evidence: {
                name: string;
                value: string;
            }[];
            /** Format: date */
            raisedOn: string;
            /** @enum {string} */
            state: "待核实" | "属实" | "排除";
            reason: string | null;
            settledBy: string | null;
            /** Format: date */
            settledOn: string | null;
        };
        /** @description What supervision noticed, newest first */
        SupervisionAlerts: {
            items: components["schemas"]["SupervisionAlert"][];
            next: string | null;
        };
        SupervisionInput: {
            /** @enum {string} */
            outcome: "属实" | "排除";
            /** @description 核实的情况 */
            reason: string;
        };
        /** @description What supervision noticed, as the list shows it */
        SupervisionExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /**
             * @description 待核实 unless told.
             * @enum {string}
             */
            state?: "待核实" | "属实" | "排除" | "全部";
            /** @enum {string} */
            kind?: "大量查阅" | "大量核对" | "非工作时间查阅" | "集中导出" | "认定偏离" | "揭示未办理" | "单人办理" | "近亲属享受救助" | "近亲属未备案" | "撤销近亲属备案";
        };
        /** @description Where a value comes from, down to the row */
        Source: {
            /** @description Who said it: 残联, 医保. */
            department: string;
            /** @description The Chinese name of the dataset. */
            dataset: string;
            fileName: string | null;
            sheet: string | null;
            row: number | null;
            moreRows: number[];
            period: string | null;
            entered?: {
                channel: string;
                by: string | null;
                /** Format: date */
                on: string;
            } | null;
        };
        /** @description Why a value is not known, and which department holds it */
        Unknown: {
            /** @enum {string} */
            why: "未送达" | "已过期" | "冲突" | "没有记录" | "已按保留期限删除";
            department: string | null;
        };
        /** @description A fact about a member or the household with its source */
        Fact: {
            /** Format: uuid */
            subjectId: string;
            /** @description The member, or 全户. */
            subject: string;
            code: string;
            name: string;
            /** @description 金额 日期 是否 数量 代码 文本 面积; money is whole fen. */
            type: string;
            unit: string | null;
            value: string | number | boolean | null;
            /**
             * @description Set where a value stands there that is not shown. 揭示: POST /api/reveals gives it.
             * @enum {string|null}
             */
            masked: "揭示" | "隐去" | null;
            source: components["schemas"]["Source"] | null;
            unknown: components["schemas"]["Unknown"] | null;
        };
        /** @description What to ask POST /api/reveals for */
        RevealTarget: {
            /** @enum {string} */
            subject: "人" | "户";
            /** Format: uuid */
            id: string;
            /** @description The code of the fact. */
            field: string;
        };
        /** @description A fact that an alert rests on, as it was then */
        EvidenceFact: {
            subject: string | null;
            name: string;
            /** @description As a clerk reads it, with its unit; null: unknown when the alert was raised. */
            value: string | null;
            /**
             * @description Set where a value stands there that is not shown. 揭示: POST /api/reveals gives it.
             * @enum {string|null}
             */
            masked: "揭示" | "隐去" | null;
            target: components["schemas"]["RevealTarget"] | null;
            source: components["schemas"]["Source"] | null;
            /** @description The department that has the value when it is unknown. */
            holder: string | null;
        };
        /** @description The facts of a household */
        Facts: {
            items: components["schemas"]["Fact"][];
        };
        /** @description What is missing, and who holds it */
        MissingFact: {
            subject: string;
            fact: string;
            department: string | null;
            why: string | null;
            /** @description What the result would be once it is known. */
            outcome: string | null;
        };
        /** @description A condition with its verdict, the values used and their sources */
        Condition: {
            /** @description The condition in the words of the document. */
            name: string;
            /** @enum {string} */
            verdict: "符合" | "不符合" | "待核实" | "不再判定" | "不予显示";
            /** @description As people say it, per head: 人均月收入 576.00 元 < 1.5 × 480.00 元 = 720.00 元. */
            restated: string | null;
            /** @description How far from the line: 多 96.00 元. */
            distance: string | null;
            /** @description The numbers put in: 576.00 元 < 1.5 × 480.00 元. */
            detail: string | null;
            /**
             * @description Set where a value stands there that is not shown. 揭示: POST /api/reveals gives it.
             * @enum {string|null}
             */
            masked: "揭示" | "隐去" | null;
            basis: string | null;
            sources: components["schemas"]["Source"][];
            /** @description What is missing for this condition itself, not for a part of it. */
            missing: components["schemas"]["MissingFact"][];
            children: components["schemas"]["Condition"][];
        };
        /** @description One category tried on the household or a member */
        CategoryVerdict: {
            name: string;
            /** @description 全户, or the member it is about. */
            subject: string;
            /** @enum {string} */
            verdict: "符合" | "不符合" | "待核实" | "不再判定" | "不予显示";
            basis: string | null;
            /** @description By how much it was missed: 多 96.00 元. */
            distance: string | null;
            conditions: components["schemas"]["Condition"][];
            missing: components["schemas"]["MissingFact"][];
        };
        /** @description Why the household is, or is not, in a category */
        Explanation: {
            /** Format: date */
            asOf: string | null;
            /** @description Name and version of the pack. */
            policy: string;
            /** @description What policy says of the household: 低保, 待核实, 不符合. */
            category: string;
            /** @description Monthly amount for the whole household, whole fen. */
            benefit: number | null;
            labels: string[];
            categories: components["schemas"]["CategoryVerdict"][];
            /** @description The nearest single changes that would give another class, as sentences. */
            changes: string[];
            unknownCount: number;
        };
        /** @description 可用, 已自动修正, 需确认, 不能用 and dropped rows; they add up to the rows read */
        RowCounts: {
            total: number;
            usable: number;
            corrected: number;
            needConfirm: number;
            refused: number;
            dropped: number;
        };
        /** @description One imported file */
        Batch: {
            /** Format: uuid */
            id: string;
            dataset: string;
            datasetName: string;
            department: string;
            fileName: string;
            period: string;
            /** @enum {string} */
            mode: "全量" | "增量";
            /** @enum {string} */
            state: "暂存" | "待确认" | "已入库" | "已撤销" | "已放弃";
            importedBy: string;
            /** Format: date-time */
            stagedAt: string;
            /** Format: date-time */
            importedAt: string | null;
            /** Format: date-time */
            withdrawnAt: string | null;
            withdrawnBy: string | null;
            withdrawnReason: string | null;
            /** @description The archive that the file came in. */
            archive: string | null;
            /**
             * Format: uuid
             * @description The batch whose rows this one corrects.
             */
            amends: string | null;
            rows: components["schemas"]["RowCounts"];
            matched: number;
            unmatched: number;
            leads: number;
            candidates: number;
            factsChanged: number;
            notes: string[];
        };
        /** @description Imported files, newest first */
        Batches: {
            items: components["schemas"]["Batch"][];
            next: string | null;
            total: number;
        };
        /** @description A file with the rows that need a person’s eye */
        BatchReport: {
            batch: components["schemas"]["Batch"];
            problems: components["schemas"]["RowProblem"][];
        };
        /** @description A kind of file that can be handed in */
        DatasetItem: {
            code: string;
            name: string;
            department: string;
            /** @enum {string} */
            kind: "事实" | "台账" | "退出台账";
            /** @enum {string} */
            cycle: "月" | "季" | "学期" | "不定期";
        };
        /** @description All kinds of files, in the order of the policy */
        Datasets: {
            items: components["schemas"]["DatasetItem"][];
        };
        /** @description A row that needs a person’s eye */
        RowProblem: {
            sheet: string;
            row: number;
            column: string;
            /** @enum {string} */
            verdict: "不能用" | "需确认" | "已自动修正";
            problem: string;
            suggestion: string | null;
        };
        /** @description What came in */
        ImportReport: {
            batch: components["schemas"]["Batch"];
            alreadyImported: string | null;
            problems: components["schemas"]["RowProblem"][];
        };
        /** @description What a file would bring; nothing is written */
        Preview: {
            dataset: string;
            datasetName: string;
            department: string;
            fileName: string;
            period: string;
            rows: components["schemas"]["RowCounts"];
            columns: {
                header: string;
                field: string;
            }[];
            problems: components["schemas"]["RowProblem"][];
            notes: string[];
        };
        /** @description How far a job is; total null: not known */
        JobProgress: {
            /** @description 排队中, 读取, 匹配 … */
            phase: string;
            done: number;
            total: number | null;
            /** @enum {string} */
            unit: "字节" | "行" | "步";
        };
        /** @description What became of one file of several */
        JobFile: {
            fileName: string;
            batchIds: string[];
            /** @description Why it was not read; null: it was. */
            sentence: string | null;
            /** @description Set where it does not wait for a person: it answers a data request. */
            note: string | null;
        };
        /** @description A piece of work that goes on after the request, with its progress */
        Job: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "读取" | "入库" | "撤销" | "导出";
            /** @enum {string} */
            state: "进行中" | "完成" | "失败" | "已取消";
            progress: components["schemas"]["JobProgress"] | null;
            batchIds: string[];
            files: components["schemas"]["JobFile"][];
            /** @description The file that it made, to be fetched within the hour. */
            fileName: string | null;
            /** @description What to tell the person who waits (Chinese). */
            sentence: string | null;
            /** @description Stable code of the refusal that ended it. */
            code: string | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string | null;
        };
        /** @description Running and finished jobs of this server, newest first */
        Jobs: {
            items: components["schemas"]["Job"][];
        };
        /** @description A sheet of the file, and whether its rows are read */
        PreviewSheet: {
            name: string;
            rows: number | null;
            hidden: boolean;
            used: boolean;
            /** @description Why it was not read. */
            why: string | null;
            /** @description Of one that is not read for want of columns: what stands in its head. */
            headers: string[];
        };
        /** @description A column of the file and what it is read as */
        PreviewColumn: {
            header: string;
            index: number;
            /** @description What it is read as; null: it is not imported. */
            field: string | null;
            /** @enum {string} */
            by: "记住的" | "同义词" | "未用";
            unit: string | null;
            /** @description Never of identity numbers. */
            sample: string[];
            /**
             * @description Set where a value stands there that is not shown. 揭示: POST /api/reveals gives it.
             * @enum {string|null}
             */
            masked: "揭示" | "隐去" | null;
        };
        /** @description What would change: 新增, 变更, 不变, 不再出现, 冲突 */
        BatchChanges: {
            new: number;
            changed: number;
            same: number;
            /** @description In the file before, not in this one; nobody is deleted. */
            gone: number;
            conflicts: {
                dataset: string;
                department: string;
                count: number;
            }[];
            facts: number;
        };
        /** @description A word that no code means, asked once for the whole file */
        UnknownWord: {
            field: string;
            fact: string;
            header: string;
            word: string;
            count: number;
            choices: string[];
            suggestion: string | null;
        };
        /** @description Alerts that a round right after the file would raise, let go */
        Foreseen: {
            /** @description Households that the file touches. */
            households: number;
            /** @description So many of them were evaluated. */
            looked: number;
            raised: {
                /** @enum {string} */
                class: "①" | "②" | "③" | "④" | "质控" | "监督" | "数据质量";
                count: number;
            }[];
            vanished: {
                /** @enum {string} */
                class: "①" | "②" | "③" | "④" | "质控" | "监督" | "数据质量";
                count: number;
            }[];
            /** @description Rows that `有影响` lists. */
            rows: number;
        };
        /** @description What a staged file would bring; nothing is in force yet */
        BatchPreview: {
            /** Format: uuid */
            batchId: string;
            fileName: string;
            dataset: string;
            datasetName: string;
            department: string;
            period: string;
            periodGuess: string | null;
            /** @enum {string} */
            mode: "全量" | "增量";
            /** @enum {string} */
            state: "暂存" | "待确认" | "已入库" | "已撤销" | "已放弃";
            sheets: components["schemas"]["PreviewSheet"][];
            headerRow: number;
            columns: components["schemas"]["PreviewColumn"][];
            rows: components["schemas"]["RowCounts"];
            changes: components["schemas"]["BatchChanges"];
            matched: number;
            unmatched: number;
            leads: number;
            candidates: number;
            roster: {
                householdsFormed: number;
                personsFormed: number;
                recognitions: number;
                terminations: number;
            } | null;
            words: components["schemas"]["UnknownWord"][];
            amends: {
                /** Format: uuid */
                batchId: string;
                corrected: number;
                alreadyTaken: number;
                skipped: number;
            } | null;
            alreadyImported: string | null;
            comparedWith: {
                /** Format: uuid */
                batchId: string;
                period: string;
                /** Format: date-time */
                at: string;
            } | null;
            foreseen: components["schemas"]["Foreseen"] | null;
            /** @description The first 200. */
            problems: components["schemas"]["RowProblem"][];
            notes: string[];
        };
        /** @description A row of a staged file with what it would change */
        BatchRow: {
            sheet: string;
            row: number;
            /** @enum {string} */
            verdict: "可用" | "已自动修正" | "需确认" | "不能用" | "合计签字" | "不再出现";
            name: string | null;
            township: string | null;
            /** @enum {string|null} */
            change: "新增" | "变更" | "不变" | "不再出现" | "冲突" | null;
            changes: {
                fact: string;
                before: string | number | boolean | null;
                after: string | number | boolean | null;
                /** @description For people: amounts in yuan, 是 and 否. */
                beforeText: string;
                afterText: string;
                /**
                 * @description Set where a value stands there that is not shown. 揭示: POST /api/reveals gives it.
                 * @enum {string|null}
                 */
                masked: "揭示" | "隐去" | null;
            }[];
            problems: {
                column: string;
                kind: string;
                /** @enum {string} */
                verdict: "不能用" | "需确认" | "已自动修正";
                problem: string;
                suggestion: string | null;
                /** @description What the sender may do about a problem of this kind. */
                advice: string | null;
            }[];
            source: {
                dataset: string;
                department: string;
            } | null;
            effects: {
                /** @enum {string} */
                step: "新增" | "消失";
                /** @enum {string} */
                class: "①" | "②" | "③" | "④" | "质控" | "监督" | "数据质量";
                rule: string;
                title: string;
            }[] | null;
        };
        /** @description Rows in the order of the file */
        BatchRows: {
            items: components["schemas"]["BatchRow"][];
            next: string | null;
        };
        CommitInput: {
            /** @description False: what the file touches waits for the next round. */
            evaluate?: boolean;
        };
        RestageInput: {
            period?: string;
            headerRow?: number;
        };
        UndoInput: {
            /** @description 撤销的理由 */
            reason: string;
        };
        /** @description How many of a kind */
        CountedThing: {
            /** @description 观测, 预警, 线索, 认定 … */
            what: string;
            count: number;
        };
        /** @description What undoing a file would withdraw, and what would stay */
        UndoPreview: {
            /** Format: uuid */
            batchId: string;
            fileName: string;
            datasetName: string;
            period: string;
            /** @description Why it cannot be undone now, and what to do first; null: it can. */
            hindrance: string | null;
            withdrawn: components["schemas"]["CountedThing"][];
            /** @description What people have since decided; it stays. */
            kept: {
                what: string;
                count: number;
                why: string | null;
            }[];
            notes: string[];
        };
        /** @description What a column of this dataset can be read as */
        MappingField: {
            /** @description What is stored: 身份证号, 残疾等级 … */
            field: string;
            required: boolean;
            unit: string | null;
        };
        /** @description How the columns of a staged file are read */
        BatchMapping: {
            /** Format: uuid */
            batchId: string;
            dataset: string;
            datasetName: string;
            columns: components["schemas"]["PreviewColumn"][];
            fields: components["schemas"]["MappingField"][];
        };
        MappingInput: {
            columns: {
                /** @description 表头 */
                header: string;
                field: string | null;
            }[];
        };
        /** @description Words of a staged file that nobody has explained yet */
        BatchWords: {
            items: components["schemas"]["UnknownWord"][];
        };
        WordsInput: {
            answers: {
                /** @description 字段 */
                field: string;
                /** @description 文件里的词 */
                word: string;
                value: string | null;
            }[];
        };
        /** @description A row beside a registered person it may mean */
        Candidate: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            batchId: string;
            fileName: string;
            datasetName: string;
            sheet: string;
            row: number;
            /** @description The name that stands in the row. */
            rowName: string | null;
            /** @description What is left of the number of the row, masked. */
            rowNumber: string | null;
            /** @description Why the row is in doubt: 姓名不符, 号码有误 … */
            kind: string | null;
            /** Format: uuid */
            personId: string;
            person: string;
            maskedIdentity: string | null;
            /** Format: uuid */
            householdId: string | null;
            household: string | null;
            township: string | null;
            score: number;
            reasons: string[];
            /** @enum {string} */
            state: "待确认" | "已确认" | "已排除" | "已撤回";
            decidedBy: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            decidedReason: string | null;
            /** @description Who looked and could not tell, while it waits. */
            unclearBy: string | null;
            /** Format: date-time */
            unclearAt: string | null;
            unclearReason: string | null;
            /** @description Who took the last decision back. */
            reopenedBy: string | null;
            /** Format: date-time */
            reopenedAt: string | null;
            /** @description Waits, the only one of its row, with the row’s very name and day of birth. */
            isAlike: boolean;
            /** @description Its decision is its own and can be taken back. */
            canReopen: boolean;
        };
        /** @description Candidates, newest file first */
        Candidates: {
            items: components["schemas"]["Candidate"][];
            next: string | null;
        };
        /** @description One thing that the row and the registry say */
        ComparedValue: {
            label: string;
            said: string | null;
            registered: string | null;
            /** @enum {string} */
            verdict: "相同" | "不同" | "不详";
        };
        /** @description A row in doubt beside a person, value by value */
        CandidateDetail: {
            /** @description All of the same row, the likeliest first. */
            candidates: components["schemas"]["Candidate"][];
            /** @description Empty once the row is settled: what it said is kept no more. */
            values: components["schemas"]["ComparedValue"][];
        };
        /** @description What a decision about a row came to */
        DecidedCandidate: {
            candidate: components["schemas"]["Candidate"];
            /** @description What the row says is the person’s now; false where the row is kept no more. */
            applied: boolean;
            /** @description Of how many the doubt has ended. */
            settled: number;
        };
        CandidateInput: {
            /** @description 理由 */
            reason?: string;
        };
        UnclearInput: {
            /** @description False takes the note away. */
            isUnclear: boolean;
            /** @description 为什么无法判断 */
            reason?: string;
        };
        /** @description The days of one comparison */
        DueWindow: {
            /** @description 2024年10月, 2024年第4季度 */
            name: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @description The calendar of that year is not published yet. */
            isProvisional: boolean;
        };
        /** @description A timetable of the place */
        DueSchedule: {
            name: string;
            /** @description The place’s own word for who compares. */
            level: string;
            departmentLevel: string;
            /** @enum {string} */
            scope: "整体" | "逐个下级";
            /** @description No public source gives some of it. */
            isExample: boolean;
            basis: string | null;
            note: string | null;
            window: components["schemas"]["DueWindow"];
        };
        /** @description The file that came */
        DeliveredFile: {
            /** Format: uuid */
            batchId: string;
            fileName: string;
            /** Format: date-time */
            at: string;
            rows: number;
            period: string;
            /** Format: date */
            freshUntil: string | null;
        };
        /** @description What came of one township */
        TownshipDelivery: {
            code: string;
            name: string;
            /** @enum {string} */
            state: "未到期" | "待送达" | "部分送达" | "已送达" | "逾期";
            delivered: components["schemas"]["DeliveredFile"] | null;
            /** @description Days past the shelf life of the newest data; null: still fresh, or none. */
            staleDays: number | null;
        };
        /** @description What a department owes for a period, and what came */
        Delivery: {
            dataset: string;
            datasetName: string;
            department: string;
            departmentLevel: string;
            schedule: string;
            isExample: boolean;
            period: string;
            window: components["schemas"]["DueWindow"];
            /** @description Left over from the window before. */
            isArrears: boolean;
            /** @enum {string} */
            state: "未到期" | "待送达" | "部分送达" | "已送达" | "逾期";
            isOverdue: boolean;
            townships: components["schemas"]["TownshipDelivery"][];
            /** @description Townships that a complete file covers. */
            covered: number;
            delivered: components["schemas"]["DeliveredFile"] | null;
            /** @description Days past the shelf life of the newest data; null: still fresh, or none. */
            staleDays: number | null;
        };
        /** @description Dataset × department × period × township */
        Deliveries: {
            /** Format: date */
            asOf: string;
            schedules: components["schemas"]["DueSchedule"][];
            items: components["schemas"]["Delivery"][];
        };
        /** @description A person outside the registry whom a screening rule found */
        Lead: {
            /** Format: uuid */
            id: string;
            dataset: string;
            datasetName: string;
            /** Format: uuid */
            batchId: string;
            fileName: string;
            sheet: string;
            row: number;
            /** @description Null: taken out some time after the lead came to its end. */
            name: string | null;
            maskedIdentity: string | null;
            township: string | null;
            reason: string;
            /** @description The rule whose screening found the person. */
            rule: string | null;
            /** @description What is to be looked at on the visit. */
            matter: string | null;
            /** @enum {string} */
            state: "待走访" | "已走访" | "已入库" | "已排除" | "已撤回";
            /** Format: date-time */
            foundAt: string;
            department: string | null;
            /** Format: date */
            pushedOn: string | null;
            /** Format: date */
            dueOn: string | null;
            /** @description The calendar of that year is not published yet. */
            isProvisional: boolean;
            isOverdue: boolean;
            due: components["schemas"]["Due"] | null;
            /** Format: date */
            receivedOn: string | null;
            urgedCount: number;
            escalatedTo: string | null;
            /** @enum {string|null} */
            outcome: "已申请" | "已入库" | "不符合" | "查无此人" | null;
            outcomeReason: string | null;
            settledBy: string | null;
            /** Format: date */
            settledOn: string | null;
        };
        /** @description Leads, in the order asked for */
        Leads: {
            items: components["schemas"]["Lead"][];
            next: string | null;
        };
        /** @description The township has confirmed that the lead arrived */
        ReceivedLead: {
            /** Format: uuid */
            id: string;
            /** @enum {boolean} */
            received: true;
        };
        /** @description What became of a lead */
        SettledLead: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "待走访" | "已走访" | "已入库" | "已排除" | "已撤回";
            /** @description How many other leads about the same person were settled with it. */
            others: number;
        };
        VisitInput: {
            /** @enum {string} */
            outcome: "已申请" | "已入库" | "不符合" | "查无此人";
            /** @description 走访情况 */
            reason?: string;
        };
        /** @description What a department is asked for, and whether it came */
        ListedRequest: {
            /** Format: uuid */
            id: string;
            /** @description Its Chinese name. */
            dataset: string;
            department: string;
            township: string;
            period: string;
            reason: string;
            households: number;
            /** @description About how many the last reply file asked; null: none was made. */
            asked: number | null;
            answered: number | null;
            urgedCount: number;
            escalatedTo: string | null;
            /** Format: date */
            requestedOn: string;
            /** Format: date */
            dueOn: string;
            isProvisional: boolean;
            overdue: boolean;
            due: components["schemas"]["Due"];
            /** @enum {string} */
            state: "待送达" | "部分送达" | "已送达" | "已撤回";
            /** Format: date */
            closedOn: string | null;
        };
        /** @description Data requests, the most urgent first */
        DataRequests: {
            items: components["schemas"]["ListedRequest"][];
            next: string | null;
        };
        QueryInput: {
            /** @description 身份证号 */
            number?: string;
            /** @description 姓名；填写时与底册核对 */
            name?: string;
            /** @description 查询部门 */
            department?: string;
            /** @description 查询用途（必填，记入日志） */
            purpose?: string;
        };
        /** @description Category and until when it holds; nothing else */
        QueryAnswer: {
            maskedIdentity: string | null;
            /** @enum {string} */
            state: "在册" | "不在册" | "姓名不符" | "号码有误";
            category: string | null;
            /**
             * Format: date
             * @description The day of recognition, or of the last review since.
             */
            since: string | null;
            /** Format: date */
            validUntil: string | null;
            basis: string | null;
            note: string | null;
        };
        /** @description The answers; nothing of the query is kept */
        QueryAnswers: {
            items: components["schemas"]["QueryAnswer"][];
        };
        /** @description A ledger or a table for the upper level */
        ExportForm: {
            code: string;
            name: string;
            /** @enum {string} */
            subject: "人" | "户" | "预警" | "统计";
            purpose: string | null;
            /** @description The workbook that is filled in; null: a table of our own. */
            template: string | null;
            /** @description An example layout, not taken from a document. */
            isExample: boolean;
            /** @description Numbers or sensitive values stand in it: masked unless `full` is asked for. */
            hasSensitive: boolean;
            note: string | null;
        };
        /** @description What can be exported here */
        ExportForms: {
            items: components["schemas"]["ExportForm"][];
        };
        ExportInput: {
            /** @description 哪张表 */
            code: string;
            month: string;
            /** @description Code of a township. */
            township?: string;
            /** @description Whole numbers and sensitive values; then purpose is required. */
            full?: boolean;
            /** @description 用途（导出完整证件号必填，记入日志） */
            purpose?: string;
        };
        /** @description A rule of the upper level, and how many break it here */
        QualityRule: {
            id: string;
            name: string;
            /** @enum {string} */
            subject: "人" | "户";
            basis: string;
            source: string | null;
            remedy: string;
            /** @description How many break it. */
            found: number;
            /** @description For how many a fact is missing: no errors. */
            open: number;
        };
        /** @description What to put right before reporting */
        QualityFinding: {
            rule: string;
            problem: string;
            /** Format: uuid */
            householdId: string;
            household: string;
            /** Format: uuid */
            personId: string | null;
            person: string | null;
            township: string | null;
            village: string | null;
            remedy: string;
            departments: string[];
            sources: string[];
        };
        /** @description The upper level’s quality rules run over the registry */
        Precheck: {
            /** Format: date */
            asOf: string;
            rules: components["schemas"]["QualityRule"][];
            items: components["schemas"]["QualityFinding"][];
            next: string | null;
        };
        /** @description A deadline in working days */
        Due: {
            /** Format: date */
            on: string;
            /** @description The calendar of that year is not published yet. */
            isProvisional: boolean;
            /** @description Negative: that many working days late. */
            workingDaysLeft: number;
            /** @description 督办 has begun. */
            urged: boolean;
            escalatedTo: string | null;
        };
        /** @description An alert in a list */
        AlertItem: {
            /** Format: uuid */
            id: string;
            rule: string;
            ruleName: string;
            /** @enum {string} */
            class: "①" | "②" | "③" | "④" | "质控" | "监督" | "数据质量";
            /** @enum {string} */
            severity: "高" | "中" | "低";
            /**
             * @description 直接: a row of a file stands behind every fact; 推断: absence or a decision does.
             * @enum {string}
             */
            evidenceStrength: "直接" | "推断";
            /** @enum {string} */
            state: "待推送" | "处置中" | "已办结" | "误报" | "情形已消失";
            /**
             * @description How far it has come, in the words of a list.
             * @enum {string}
             */
            stage: "新" | "已推送" | "处置中" | "待办结" | "已了结";
            title: string;
            subject: string | null;
            /** Format: uuid */
            householdId: string | null;
            householdNumber: string | null;
            township: string | null;
            village: string | null;
            departments: string[];
            /** @description Departments that said that it is not theirs, and why; nobody has passed it on yet. */
            returned: {
                department: string;
                reason: string | null;
            }[];
            /** Format: date */
            raisedOn: string;
            /** Format: date */
            lastTrueOn: string;
            due: components["schemas"]["Due"] | null;
        };
        /** @description How many alerts a choice of a filter would show */
        Facet: {
            value: string;
            label: string;
            count: number;
        };
        /** @description Alerts, newest first, with the choices of every filter */
        Alerts: {
            total: number;
            items: components["schemas"]["AlertItem"][];
            /** @description Goes into `after` for the page that follows. */
            next: string | null;
            facets: {
                class: components["schemas"]["Facet"][];
                department: components["schemas"]["Facet"][];
                rule: components["schemas"]["Facet"][];
                township: components["schemas"]["Facet"][];
                state: components["schemas"]["Facet"][];
            };
        };
        /** @description A department’s asking for more time, and the answer */
        Extension: {
            /** Format: uuid */
            id: string;
            reason: string;
            /** @description Working days asked for. */
            days: number;
            /** @enum {string} */
            state: "待答复" | "同意" | "不同意";
            /** Format: date */
            dueBefore: string;
            askedBy: string;
            /** Format: date */
            askedOn: string;
            grantedDays: number | null;
            /** Format: date */
            dueAfter: string | null;
            decidedBy: string | null;
            /** Format: date */
            decidedOn: string | null;
            remark: string | null;
        };
        /** @description A department’s reply, and what the rule says after it */
        Reply: {
            /** Format: uuid */
            id: string;
            cause: string;
            measure: string;
            outcome: string;
            repliedBy: string;
            /** Format: date */
            repliedOn: string;
            /** @enum {string} */
            rerunTruth: "仍然成立" | "已不成立" | "待核实";
        };
        /** @description An alert sent to one department */
        Push: {
            /** Format: uuid */
            id: string;
            department: string;
            township: string | null;
            /** @enum {string} */
            duty: "责任" | "配合";
            matter: string;
            /** @enum {string} */
            state: "已推送" | "已签收" | "处置中" | "已反馈" | "已办结" | "退回" | "转办" | "撤回";
            /** Format: date */
            pushedOn: string;
            due: components["schemas"]["Due"];
            /** Format: date */
            receivedOn: string | null;
            /** Format: date */
            repliedOn: string | null;
            /** Format: date */
            closedOn: string | null;
            /** Format: date */
            urgedOn: string | null;
            /** @description What was written when it was urged by hand last. */
            urgedRemark: string | null;
            returnedReason: string | null;
            /** @description What the department wrote when it confirmed receipt. */
            receivedRemark: string | null;
            /** @description Who changed it last; null where nobody has since that is kept. */
            movedBy: string | null;
            /** Format: date-time */
            movedAt: string | null;
            version: number;
            /** @description It is the caller’s to receive and answer. */
            mayAnswer: boolean;
            replies: components["schemas"]["Reply"][];
            extensions: components["schemas"]["Extension"][];
        };
        /** @description What a check of an alert of class ④ found */
        Verification: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            finding: "仍然符合" | "不再符合" | "暂未核清";
            means: string;
            reason: string;
            /** Format: date */
            verifiedOn: string;
            /** @enum {string} */
            rerunTruth: "仍然成立" | "已不成立" | "待核实";
            approvalId: string | null;
            approvalState: string | null;
            recordedBy: string;
            /** Format: date */
            recordedOn: string;
        };
        /** @description An alert with rule, document, evidence, pushes and replies */
        Alert: {
            /** Format: uuid */
            id: string;
            rule: string;
            ruleName: string;
            /** @enum {string} */
            class: "①" | "②" | "③" | "④" | "质控" | "监督" | "数据质量";
            /** @enum {string} */
            severity: "高" | "中" | "低";
            /**
             * @description 直接: a row of a file stands behind every fact; 推断: absence or a decision does.
             * @enum {string}
             */
            evidenceStrength: "直接" | "推断";
            /** @enum {string} */
            state: "待推送" | "处置中" | "已办结" | "误报" | "情形已消失";
            /**
             * @description How far it has come, in the words of a list.
             * @enum {string}
             */
            stage: "新" | "已推送" | "处置中" | "待办结" | "已了结";
            title: string;
            subject: string | null;
            /** Format: uuid */
            householdId: string | null;
            householdNumber: string | null;
            township: string | null;
            village: string | null;
            departments: string[];
            /** @description Departments that said that it is not theirs, and why; nobody has passed it on yet. */
            returned: {
                department: string;
                reason: string | null;
            }[];
            /** Format: date */
            raisedOn: string;
            /** Format: date */
            lastTrueOn: string;
            due: components["schemas"]["Due"] | null;
            basis: {
                document: string;
                article: string | null;
                /** @description The article’s own words, where the place has loaded the document. */
                text: string | null;
                /** @description Which of them the rule rests on. */
                marks: {
                    start: number;
                    end: number;
                }[];
            };
            condition: components["schemas"]["Condition"] | null;
            facts: components["schemas"]["EvidenceFact"][];
            missing: components["schemas"]["MissingFact"][];
            pushes: components["schemas"]["Push"][];
            verifications: components["schemas"]["Verification"][];
            conferences: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                state: "提请" | "已召集" | "已议定" | "已办结" | "未召开";
                level: string;
                /** Format: date */
                proposedOn: string;
            }[];
            /** @description How the place’s document says that such an alert ends. */
            outcomeWord: string | null;
            /** Format: date */
            closedOn: string | null;
            closedReason: string | null;
        };
        /** @description Open alerts by class: how far they have come, how many are late */
        AlertCounts: {
            classes: {
                /** @enum {string} */
                class: "①" | "②" | "③" | "④" | "质控" | "监督" | "数据质量";
                label: string;
                total: number;
                overdue: number;
                stages: {
                    /** @enum {string} */
                    stage: "新" | "已推送" | "处置中" | "待办结" | "已了结";
                    count: number;
                    overdue: number;
                }[];
            }[];
        };
        /** @description A push in a list of what departments are asked */
        PushItem: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            alertId: string;
            /** @enum {string} */
            class: "①" | "②" | "③" | "④" | "质控" | "监督" | "数据质量";
            title: string;
            subject: string | null;
            householdId: string | null;
            householdNumber: string | null;
            township: string | null;
            village: string | null;
            department: string;
            /** @enum {string} */
            duty: "责任" | "配合";
            matter: string;
            /** @enum {string} */
            state: "已推送" | "已签收" | "处置中" | "已反馈" | "已办结" | "退回" | "转办" | "撤回";
            /** Format: date */
            pushedOn: string;
            due: components["schemas"]["Due"];
            /** Format: date */
            urgedOn: string | null;
            returnedReason: string | null;
            version: number;
        };
        /** @description What departments are asked, the soonest due first */
        Pushes: {
            total: number;
            items: components["schemas"]["PushItem"][];
            next: string | null;
            states: components["schemas"]["Facet"][];
        };
        FurtherPushInput: {
            /** @description 推送给哪个部门 */
            department: string;
            /** @description 请对方做什么 */
            matter: string;
            /** @description 限几个工作日 */
            dueDays: number;
            /** @enum {string} */
            duty?: "责任" | "配合";
        };
        UrgeInput: {
            /** @description 催办说明 */
            remark?: string;
        };
        ReceiptInput: {
            /** @description 签收说明 */
            remark?: string;
            /** @description The version on the screen; another one is refused. */
            version?: number;
        };
        PushCloseInput: {
            /** @description 办结说明；不写就按部门反馈的结果 */
            remark?: string;
            /** @description The version on the screen; another one is refused. */
            version?: number;
        };
        ExtensionInput: {
            /** @description 延期理由 */
            reason: string;
            /** @description 再要几个工作日 */
            days: number;
            /** @description The version on the screen; another one is refused. */
            version?: number;
        };
        ExtensionAnswer: {
            isGranted: boolean;
            /** @description 给几个工作日；不写就按申请的 */
            days?: number;
            /** @description 说明；不同意时必填 */
            remark?: string;
            /** @description The version on the screen; another one is refused. */
            version?: number;
        };
        VerificationInput: {
            /** @enum {string} */
            finding: "仍然符合" | "不再符合" | "暂未核清";
            /** @description 核实方式 */
            means: string;
            /** @description 核实情况 */
            reason: string;
            /** Format: date */
            verifiedOn: string;
            /** @description Ids of attachments that the caller uploaded for the household. */
            attachments?: string[];
            /** @description Proposes to end aid; a second person decides. */
            termination?: {
                /** @description 依据的文书 */
                document: string;
                /** @description 核查文书 */
                checkDocument: string;
                effectiveMonth: string;
                /** @description Otherwise of the person of the alert. */
                wholeHousehold: boolean;
            };
        };
        /** @description What a filled-in file of replies would do, row by row */
        ReplyRows: {
            fileName: string;
            /** @description Of the file; the commit names it. */
            digest: string;
            rows: number;
            usable: number;
            mended: number;
            doubtful: number;
            unusable: number;
            /** @description Rows that nobody filled in. */
            dropped: number;
            /** @description Answered with the same words before. */
            repeated: number;
            items: {
                row: number;
                pushId: string | null;
                alertId: string | null;
                subject: string | null;
                title: string | null;
                act: ("反馈" | "退回") | null;
                /** @enum {string} */
                state: "可用" | "已自动修正" | "需确认" | "不能用";
                says: string | null;
                note: string | null;
            }[];
        };
        /** @description What became of the rows of a file of replies */
        ReplyRowsDone: {
            replied: number;
            returned: number;
            repeated: number;
            left: {
                row: number;
                note: string;
            }[];
        };
        /** @description Alerts as the list shows them */
        AlertExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /** @description ①, ②, ③, ④, 质控, 监督, 数据质量; several with commas between them. */
            class?: string;
            /** @description Pushed to this department. */
            department?: string;
            /** @description Code of a township. */
            township?: string;
            /** @description 未办结 (the default), 全部, or one state. */
            state?: string;
            /**
             * @description How far it has come.
             * @enum {string}
             */
            stage?: "新" | "已推送" | "处置中" | "待办结" | "已了结";
            /** @description Code of a township or village. */
            division?: string;
            /** @description Of this rule. */
            rule?: string;
            /** @description Raised so many days ago or longer. */
            age?: number;
            /** @description Raised less than so many days ago. */
            younger?: number;
            /** @description Only those that a department has not answered in time. */
            overdue?: boolean;
            /** @description Only those that wait for the caller. */
            mine?: boolean;
            /** @description Words of the title, a name, a household number. */
            text?: string;
            /**
             * @description 最新 unless told.
             * @enum {string}
             */
            sort?: "最新" | "期限";
        };
        /** @description Pushes as the list shows them */
        PushExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /** @enum {string} */
            state?: "已推送" | "已签收" | "处置中" | "已反馈" | "已办结" | "退回" | "转办" | "撤回" | "待反馈" | "全部";
            department?: string;
            class?: string;
            township?: string;
            /** @description Only those whose day has passed. */
            overdue?: boolean;
            /** @description Only those that the caller answers. */
            mine?: boolean;
            text?: string;
        };
        /** @description Files as their history shows them */
        BatchExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /**
             * @description 已入库 unless told; 全部 is every state.
             * @enum {string}
             */
            state?: "暂存" | "待确认" | "已入库" | "已撤销" | "已放弃" | "全部";
            /** @description Who sent it. */
            department?: string;
            /** @description The code of a dataset. */
            dataset?: string;
            /** @description Part of the file’s name, or who handed it in. */
            text?: string;
        };
        /** @description Households as the list shows them */
        HouseholdExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /** @description Number, name, identity number or its last four. */
            text?: string;
            /** @description Code of a township. */
            township?: string;
            /** @description Code of a village. */
            village?: string;
            /** @description Category by policy. */
            category?: string;
            /** @description Category as decided. */
            recorded?: string;
            /** @description Only those with alerts that wait. */
            alerts?: boolean;
            /** @description Only those whose sources differ. */
            conflicts?: boolean;
        };
        /** @description The list as it is shown */
        ApprovalExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /**
             * @description 待复核 unless told.
             * @enum {string}
             */
            state?: "待复核" | "已同意" | "已退回" | "已撤回" | "已失效" | "全部";
            /** @description True: what the caller proposed; false: what others did. */
            own?: boolean;
        };
        /** @description The list as it is shown */
        ConferenceExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /** @enum {string} */
            state?: "提请" | "已召集" | "已议定" | "已办结" | "未召开" | "全部";
        };
        /** @description The list as it is shown */
        CandidateExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /** Format: uuid */
            batchId?: string;
            /**
             * @description 待确认 unless told; 无法判断: those of them that somebody could not tell; 全部: every state.
             * @enum {string}
             */
            state?: "待确认" | "已确认" | "已排除" | "已撤回" | "无法判断" | "全部";
        };
        /** @description The list as it is shown */
        LeadExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /** Format: uuid */
            batchId?: string;
            /** @description Code of a township. */
            township?: string;
            /**
             * @description 待走访 unless told.
             * @enum {string}
             */
            state?: "待走访" | "已走访" | "已入库" | "已排除" | "已撤回" | "全部";
            /**
             * @description 最新 unless told.
             * @enum {string}
             */
            sort?: "最新" | "期限";
        };
        /** @description The list as it is shown */
        RequestExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            department?: string;
            /** @description Code of a township. */
            township?: string;
            /**
             * @description What is still owed (待送达, 部分送达) unless told.
             * @enum {string}
             */
            state?: "待送达" | "部分送达" | "已送达" | "已撤回" | "全部";
        };
        /** @description The list as it is shown */
        AccountExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /** @enum {string} */
            sort?: "姓名" | "状态" | "上次登录";
            /**
             * @description 升序 unless told; of what sort names.
             * @enum {string}
             */
            order?: "升序" | "降序";
            /** @description Part of a name or an account. */
            text?: string;
        };
        /** @description The list as it is shown */
        DivisionExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /** @enum {string} */
            sort?: "名称" | "代码" | "状态" | "起始";
            /**
             * @description 升序 unless told; of what sort names.
             * @enum {string}
             */
            order?: "升序" | "降序";
            /**
             * Format: date
             * @description Today unless told.
             */
            asOf?: string;
            /**
             * @description 现有 unless told.
             * @enum {string}
             */
            state?: "现有" | "已并入" | "已撤销" | "未设立" | "全部";
            /** @description Those under it; else no villages. */
            parent?: string;
        };
        /** @description The list as it is shown */
        DatasetExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /** @enum {string} */
            sort?: "数据集" | "部门" | "最新一期" | "有效到";
            /**
             * @description 升序 unless told; of what sort names.
             * @enum {string}
             */
            order?: "升序" | "降序";
            department?: string;
        };
        /** @description The list as it is shown */
        ConditionExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /** @description Which condition of the counts. */
            column: number;
            /** @enum {string} */
            verdict: "符合" | "不符合" | "待核实";
            township?: string;
        };
        /** @description The list as it is shown */
        JobExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
        };
        /** @description A case that departments deliberate on together (一事一议) */
        Conference: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            alertId: string;
            alertTitle: string;
            alertClass: string;
            householdId: string | null;
            householdNumber: string | null;
            township: string | null;
            village: string | null;
            level: string;
            office: string | null;
            matter: string;
            /** @enum {string} */
            state: "提请" | "已召集" | "已议定" | "已办结" | "未召开";
            waiting: {
                /** Format: uuid */
                approvalId: string;
                state: string;
                reason: string | null;
            } | null;
            proposedBy: string;
            /** Format: date */
            proposedOn: string;
            /** Format: date */
            heldOn: string | null;
            heldAt: string | null;
            chair: string | null;
            convenedBy: string | null;
            departments: {
                department: string;
                participants: string;
                opinion: string | null;
            }[];
            resolution: string | null;
            /** @description In fen. */
            amount: number | null;
            resolvedBy: string | null;
            /** Format: date */
            resolvedOn: string | null;
            tasks: {
                department: string;
                matter: string;
                dueDays: number;
                pushId: string | null;
                state: ("已推送" | "已签收" | "处置中" | "已反馈" | "已办结" | "退回" | "转办" | "撤回") | null;
                /** Format: date */
                dueOn: string | null;
            }[];
            outcome: string | null;
            endedBy: string | null;
            /** Format: date */
            endedOn: string | null;
            /** @description The caller’s office calls and records it. */
            mayConvene: boolean;
            version: number;
        };
        /** @description Case conferences, newest first */
        Conferences: {
            items: components["schemas"]["Conference"][];
            next: string | null;
        };
        ConferenceInput: {
            /** @description 议题 */
            matter: string;
            /** @description 层级 */
            level?: string;
        };
        ConveneInput: {
            version?: number;
            /** Format: date */
            heldOn: string;
            /** @description 地点 */
            heldAt?: string;
            /** @description 主持人 */
            chair: string;
            /** @description 参加部门 */
            departments: {
                /** @description 部门 */
                department: string;
                /** @description 参加人 */
                participants?: string;
            }[];
        };
        ResolutionInput: {
            version?: number;
            /** @description 会议决定 */
            resolution: string;
            /** @description Ids of attachments that the caller uploaded for the household. */
            attachments?: string[];
            /** @description 金额，分 */
            amount?: number;
            departments: {
                /** @description 部门 */
                department: string;
                /** @description 参加人 */
                participants?: string;
                /** @description 部门意见 */
                opinion?: string;
            }[];
            tasks: {
                /** @description 部门 */
                department: string;
                /** @description 交办事项 */
                matter: string;
                /** @description 工作日 */
                dueDays: number;
            }[];
        };
        OutcomeInput: {
            /** @description 办理结果 */
            outcome: string;
        };
        /** @description At which levels the place deliberates, and with whom */
        ConferenceLevels: {
            levels: string[];
            office: string | null;
            document: string | null;
            article: string | null;
            departments: {
                name: string;
                fullName: string;
            }[];
        };
        /** @description A household in a list */
        HouseholdItem: {
            /** Format: uuid */
            id: string;
            /** @description 户号 */
            number: string;
            head: string | null;
            township: string | null;
            village: string | null;
            memberCount: number;
            recordedCategory: string | null;
            category: string | null;
            openAlerts: number;
            conflicts: number;
        };
        /** @description Households by township, village and number */
        Households: {
            items: components["schemas"]["HouseholdItem"][];
            next: string | null;
            total: number;
            /** @description False: at least so many. */
            isTotalExact: boolean;
        };
        /** @description A member; the identity number is masked */
        Member: {
            /** Format: uuid */
            personId: string;
            name: string;
            relation: string;
            sex: string | null;
            age: number | null;
            maskedIdentity: string | null;
            maskedPhone: string | null;
            maskedBankCard: string | null;
            category: string | null;
        };
        /** @description What people decided, on which document, from which month */
        Recognition: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "认定" | "不予认定" | "终止";
            category: string;
            subject: string;
            document: string | null;
            effectiveMonth: string | null;
            /** Format: date */
            decidedOn: string;
            decidedBy: string;
            reason: string | null;
            notice: {
                /** Format: date */
                dueOn: string;
                isProvisional: boolean;
                /** Format: date */
                givenOn: string | null;
            } | null;
        };
        /** @description A household with members, decisions and alerts */
        Household: {
            /** Format: uuid */
            id: string;
            /** @description 户号 */
            number: string;
            head: string | null;
            township: string | null;
            village: string | null;
            memberCount: number;
            recordedCategory: string | null;
            category: string | null;
            openAlerts: number;
            conflicts: number;
            status: string;
            /** @description Sent back with an entry. */
            version: number;
            /** Format: date */
            today: string;
            townshipCode: string | null;
            divisionCode: string | null;
            mergedInto: string | null;
            address: string | null;
            /** Format: date */
            formedOn: string;
            members: components["schemas"]["Member"][];
            recognitions: components["schemas"]["Recognition"][];
            alerts: components["schemas"]["AlertItem"][];
            /** @description 备案近亲属: only for those who decide about it or check the register. */
            filedRelatives?: {
                /** Format: uuid */
                personId: string;
                staff: string;
                post: string | null;
                relation: string;
            }[];
        };
        /** @description An entry of the assistance chain; never edited */
        ChainEntry: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "入户建档" | "认定" | "不予认定" | "书面告知" | "终止" | "迁移" | "合户" | "分户" | "事实更正" | "预警产生" | "推送" | "签收" | "开始处置" | "反馈" | "退回" | "转办" | "督办" | "延期" | "办结" | "核实" | "一事一议" | "误报" | "情形消失" | "撤回" | "登记" | "撤回登记" | "复核";
            title: string;
            /** Format: date */
            onDay: string;
            /** Format: date-time */
            recordedAt: string;
            actor: string;
            document: string | null;
            fields: {
                name: string;
                value: string | number | boolean | null;
            }[];
            erased: string[];
            /** @description Facts whose values stand there and are not shown. */
            masked: string[];
        };
        /** @description The assistance chain of a household, oldest entry first */
        Chain: {
            items: components["schemas"]["ChainEntry"][];
        };
        /** @description Whether the county’s chain is whole */
        ChainVerdict: {
            ok: boolean;
            broken: {
                entryId: string | null;
                why: string;
            } | null;
            entries: number;
            unsealed: number;
            /** Format: date-time */
            verifiedAt: string;
        };
        /** @description A dataset that did not arrive, and who owes it */
        DataRequest: {
            /** Format: uuid */
            id: string;
            dataset: string;
            department: string;
            township: string;
            period: string;
            reason: string;
            households: number;
            /** Format: date */
            dueOn: string;
            isProvisional: boolean;
        };
        /** @description What the latest monitoring round found */
        Round: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "全量" | "增量";
            /** Format: date */
            asOf: string;
            /** @description Name and version of the pack. */
            policy: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            county: string;
            households: number;
            determinations: {
                category: string;
                households: number;
            }[];
            alerts: {
                raised: number;
                open: number;
                vanished: number;
                overdue: number;
            };
            alertsByClass: {
                /** @enum {string} */
                class: "①" | "②" | "③" | "④" | "质控" | "监督" | "数据质量";
                open: number;
                closed: number;
            }[];
            alertsByDepartment: {
                department: string;
                open: number;
                overdue: number;
            }[];
            pushes: {
                sent: number;
                awaiting: number;
                replied: number;
                overdue: number;
            };
            dataRequests: components["schemas"]["DataRequest"][];
            files: components["schemas"]["Batch"][];
        };
        ReplyInput: {
            /** @description 原因 */
            cause: string;
            /** @description 措施 */
            measure: string;
            /** @description 结果 */
            outcome: string;
            /** @description The version on the screen; another one is refused. */
            version?: number;
            /** @description Ids of attachments that the caller uploaded for the household. */
            attachments?: string[];
        };
        ReasonInput: {
            /** @description 理由 */
            reason: string;
        };
        TransferInput: {
            /** @description 转给哪个部门 */
            department: string;
            /** @description 理由 */
            reason?: string;
            /** @description The version on the screen; another one is refused. */
            version?: number;
        };
        RecognitionInput: {
            /** Format: uuid */
            personId?: string;
            /** Format: uuid */
            alertId?: string;
            /** Format: date */
            decidedOn?: string;
            /** @description Ids of attachments that the caller uploaded for the household. */
            attachments?: string[];
            /** @description 救助类别 */
            category: string;
            /** @description 依据的文书 */
            document: string;
            effectiveMonth: string;
            /** @description 理由 */
            reason?: string;
        };
        RefusalInput: {
            /** Format: uuid */
            personId?: string;
            /** Format: uuid */
            alertId?: string;
            /** Format: date */
            decidedOn?: string;
            /** @description Ids of attachments that the caller uploaded for the household. */
            attachments?: string[];
            /** @description 救助类别 */
            category: string;
            /** @description 依据的文书 */
            document: string;
            /** @description 理由 */
            reason: string;
        };
        TerminationInput: {
            /** Format: uuid */
            personId?: string;
            /** Format: uuid */
            alertId?: string;
            /** Format: date */
            decidedOn?: string;
            /** @description Ids of attachments that the caller uploaded for the household. */
            attachments?: string[];
            /** @description 依据的文书 */
            document: string;
            /** @description 理由 */
            reason: string;
            effectiveMonth: string;
            /** @description The check that confirmed it; without 属实 nothing is ended. */
            check: {
                /** @description 核查文书 */
                document: string;
                /** Format: date */
                confirmedOn: string;
                /** @enum {string} */
                outcome: "属实" | "不属实";
            };
        };
        NoticeInput: {
            /** Format: date */
            givenOn: string;
            /** @description 告知书文号 */
            document: string;
        };
        PushReasonInput: {
            /** @description 理由 */
            reason: string;
            /** @description The version on the screen; another one is refused. */
            version?: number;
        };
        /** @description What somebody enters about a household */
        EntryInput: {
            /** @enum {string} */
            kind: "新户" | "成员" | "事实" | "事件" | "走访" | "核实";
            /** Format: uuid */
            householdId?: string;
            /** @description Of the household when the form was opened. */
            version?: number;
            channel: string;
            reportedBy: string;
            reason: string;
            /** @description 2024-09-13 */
            effectiveOn: string;
            event?: string;
            /** Format: uuid */
            personId?: string;
            /** @description Money in whole fen; null: it was asked and nobody knows (问不清). */
            facts: {
                /** Format: uuid */
                subjectId?: string;
                code: string;
                value: string | number | boolean | null;
                /**
                 * Format: uuid
                 * @description Instead of the value: the batch of a candidate.
                 */
                from?: string;
            }[];
            members: {
                /** Format: uuid */
                personId?: string;
                name?: string;
                identity?: string;
                sex?: string;
                birthDate?: string;
                relation?: string;
                phone?: string;
            }[];
            /** Format: uuid */
            newHeadId?: string;
            divisionCode?: string;
            address?: string;
            /** Format: uuid */
            alertId?: string;
            /** @description Ids of attachments that the caller uploaded for the household. */
            attachments?: string[];
        };
        UndoEntryInput: {
            /** @description 撤回的理由 */
            reason: string;
        };
        /** @description What an entry, or its undoing, has changed */
        EntryDone: {
            /** Format: uuid */
            entryId: string;
            /** Format: uuid */
            householdId: string;
            category: {
                before: string | null;
                after: string | null;
            };
            benefit: {
                before: number | null;
                after: number | null;
            };
            members: {
                /** Format: uuid */
                personId: string;
                name: string;
                before: string | null;
                after: string | null;
            }[];
            raised: {
                /** Format: uuid */
                id: string;
                title: string;
                class: string;
            }[];
            vanished: {
                /** Format: uuid */
                id: string;
                title: string;
                class: string;
            }[];
        };
        /** @description An entry about a household */
        ListedEntry: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "新户" | "成员" | "事实" | "事件" | "走访" | "核实";
            event: string | null;
            channel: string;
            reportedBy: string | null;
            reason: string;
            /** Format: date */
            effectiveOn: string;
            /** Format: date-time */
            recordedAt: string;
            recordedBy: string;
            /** @description Names of the facts it gave. */
            facts: string[];
            mayUndo: boolean;
            undone: {
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } | null;
        };
        /** @description Entries about a household, newest first */
        ListedEntries: {
            items: components["schemas"]["ListedEntry"][];
            next: string | null;
        };
        /** @description What the forms of entries ask for, in the words of the place */
        FactCatalogue: {
            /** Format: date */
            today: string;
            channels: {
                name: string;
                reporter: string;
                isForVillages: boolean;
                isConfidential: boolean;
            }[];
            events: {
                name: string;
                change: string;
                isOfMember: boolean;
                relation: string | null;
                /** @description Codes. */
                facts: string[];
                /** @description Codes that the event itself says. */
                implied: string[];
                note: string | null;
            }[];
            facts: {
                code: string;
                name: string;
                type: string;
                unit: string | null;
                /** @enum {string} */
                level: "人" | "户";
                /** @description The authority for the value. */
                department: string;
                sensitive: boolean;
                codes: string[];
            }[];
            relations: string[];
            /** @description Of households, that people decide. */
            categories: string[];
            /** @description Of persons alone. */
            ownCategories: string[];
            /** @description Villages in the scope of whoever asks, by township. */
            places: {
                code: string;
                name: string;
                township: string | null;
            }[];
        };
        /** @description Values of one fact that differ between sources */
        FactConflict: {
            /** Format: uuid */
            subjectId: string;
            subject: string;
            code: string;
            name: string;
            type: string;
            unit: string | null;
            /** Format: date-time */
            openedAt: string;
            /**
             * @description Set where a value stands there that is not shown. 揭示: POST /api/reveals gives it.
             * @enum {string|null}
             */
            masked: "揭示" | "隐去" | null;
            /** @description Each value with who says it, and the category it would give. */
            candidates: {
                /** Format: uuid */
                batchId: string;
                value: string | number | boolean | null;
                source: components["schemas"]["Source"] | null;
                saidOn: string | null;
                category: string | null;
            }[];
            /** @description Whether the choice changes a category or an amount. */
            changes: boolean;
        };
        FactConflicts: {
            items: components["schemas"]["FactConflict"][];
            count: number;
        };
        /** @description A scheme: due, received, how much, on what authority */
        AidItem: {
            scheme: string;
            member: string | null;
            judgement: string;
            amount: string;
            basis: string;
            responsible: string[];
            details: {
                name: string;
                text: string;
            }[];
            /** @description What tells that it is received: amounts first, each with file and month. */
            received: {
                member: string | null;
                fact: string;
                value: string | null;
                /**
                 * @description Set where a value stands there that is not shown. 揭示: POST /api/reveals gives it.
                 * @enum {string|null}
                 */
                masked: "揭示" | "隐去" | null;
                source: components["schemas"]["Source"] | null;
            }[];
            /** @description Received against due, where both are amounts: 少 75.00 元/月, 一致. */
            difference: string | null;
            missing: {
                department: string;
                fact: string;
                member: string | null;
            }[];
        };
        /** @description Aid due against aid received */
        AidOfHousehold: {
            /** Format: date */
            day: string;
            items: components["schemas"]["AidItem"][];
            overlaps: string[];
            /** @description What files say was received, the newest first; at most 200. */
            payments: {
                /** @description Of which the file speaks: 2024-10. */
                month: string;
                /**
                 * Format: date
                 * @description Its last day.
                 */
                onDay: string;
                member: string | null;
                fact: string;
                value: string | null;
                /**
                 * @description Set where a value stands there that is not shown. 揭示: POST /api/reveals gives it.
                 * @enum {string|null}
                 */
                masked: "揭示" | "隐去" | null;
                source: components["schemas"]["Source"];
            }[];
        };
        /** @description Somebody or a household that fits what was typed, and why */
        SearchHit: {
            /** Format: uuid */
            householdId: string;
            number: string;
            personId: string | null;
            name: string | null;
            head: string | null;
            place: string | null;
            category: string | null;
            /** @enum {string} */
            why: "户号" | "姓名" | "拼音" | "证号" | "证号后四位" | "电话";
        };
        /** @description At most eight */
        SearchHits: {
            items: components["schemas"]["SearchHit"][];
            more: boolean;
        };
        /** @description What was found. It ends no aid: a change is proposed as every decision is. */
        ReviewInput: {
            /** @enum {string} */
            result: "继续符合" | "待核实" | "提请变更" | "提请终止";
            /** @description 理由 */
            reason: string;
            /** @description Of the household, as the caller saw it. */
            version?: number;
            /** @description Ids of attachments that the caller uploaded for the household. */
            attachments?: string[];
        };
        HouseholdReview: {
            /** Format: uuid */
            id: string;
            /** Format: date */
            reviewedOn: string;
            /** @enum {string} */
            result: "继续符合" | "待核实" | "提请变更" | "提请终止";
            reason: string;
            category: string;
            /** Format: date */
            dueOn: string | null;
            recordedBy: string;
        };
        /** @description No `due`: no document says how often. */
        HouseholdReviews: {
            category: string | null;
            /**
             * Format: date
             * @description The last review that came to a result, or the recognition.
             */
            since: string | null;
            due: components["schemas"]["Due"] | null;
            cycle: {
                name: string;
                months: number;
                basis: string | null;
            } | null;
            /** @description Whether the income is known to be steady; null: unknown. */
            isSteady: boolean | null;
            /** @description Of the household, for the next review. */
            version: number;
            items: components["schemas"]["HouseholdReview"][];
        };
        /** @description An upload that waits to be sent with a form */
        KeptAttachment: {
            /** Format: uuid */
            id: string;
            name: string;
            size: number;
        };
        /** @description A photo or scan beside something about a household */
        Attachment: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            contentType: "image/jpeg" | "image/png" | "application/pdf";
            size: number;
            /** @enum {string} */
            kind: "登记" | "决定" | "复核" | "反馈" | "核实" | "一事一议";
            /**
             * Format: uuid
             * @description The entry, approval, recognition, review, reply or conference it lies beside.
             */
            subjectId: string;
            addedBy: string;
            /** Format: date-time */
            addedAt: string;
        };
        /** @description The newest first */
        Attachments: {
            items: components["schemas"]["Attachment"][];
        };
        /** @description Of the example county alone, whose people are invented. */
        DemoAccount: {
            account: string;
            name: string;
            roleName: string;
            place: string | null;
            department: string | null;
            password: string;
            /** @description What waits for them in 今天要办; null: not counted yet, or nothing can. */
            waiting: {
                all: number;
                late: number;
            } | null;
        };
        SignedOut: {
            /** @enum {boolean} */
            signedIn: false;
            county: string;
            isDemo: boolean;
            demoDay: string | null;
            demoAccounts: components["schemas"]["DemoAccount"][];
            oidc: {
                /** @description 统一身份认证的名称 */
                name: string;
            } | null;
            /** @description Signed in at the provider; POST /api/session/code is still to come. */
            codeNeeded: boolean;
            notice: string;
        };
        HeldPost: {
            /** Format: uuid */
            id: string;
            roleCode: string;
            roleName: string;
            place: string | null;
            department: string | null;
        };
        SignedIn: {
            /** @enum {boolean} */
            signedIn: true;
            county: string;
            isDemo: boolean;
            /**
             * Format: date
             * @description The day that deadlines count from.
             */
            today: string;
            /** @description The example county is at the day of its data. */
            isDemoDay: boolean;
            account: string;
            name: string;
            roleCode: string;
            roleName: string;
            place: string | null;
            department: string | null;
            posts: components["schemas"]["HeldPost"][];
            postId: string | null;
            permissions: ("本人账号" | "查看总览" | "查看统计" | "查看文件" | "接收文件" | "确认入库" | "撤销文件" | "处理候选" | "查看送达" | "索取数据" | "查看线索" | "办理线索" | "查看家庭" | "登记信息" | "揭示号码" | "提出认定" | "复核认定" | "查看预警" | "推送预警" | "标注误报" | "办理推送" | "一事一议" | "复核一事一议" | "核对查询" | "导出" | "导出完整号码" | "复核导出" | "上级预检" | "查看政策" | "提出政策" | "复核政策" | "核验救助链" | "机构账号" | "授权" | "运行维护" | "管理区划" | "管理日历" | "管理数据集" | "查看日志" | "查看监督" | "处理监督" | "近亲属备案" | "近亲属核查" | "查看保留期限")[];
            /** @enum {string} */
            sensitive: "可见" | "揭示" | "隐去";
            /** @description Goes into x-csrf-token of everything but GET and HEAD. */
            csrfToken: string;
            mustChangePassword: boolean;
            /** @description The role asks for a second factor; it is to be set up. */
            mustEnrol: boolean;
            /** Format: date */
            passwordExpiresOn: string | null;
            /** @description The password is to be changed soon. */
            passwordWarns: boolean;
            /** @description What the settings ask of a new password; further words are refused too. */
            passwordRules: {
                leastLength: number;
                /** @description Of 大写字母 小写字母 数字 符号. */
                leastKinds: number;
            };
            idleMinutes: number;
            endsAt: string;
            lastSignIn: {
                at: string;
                address: string | null;
            } | null;
        };
        Session: components["schemas"]["SignedIn"] | components["schemas"]["SignedOut"];
        SignInInput: {
            /** @description 账号 */
            account: string;
            password: string;
            /** @description 验证码或恢复码 */
            code?: string;
        };
        PostInput: {
            /** Format: uuid */
            postId: string;
        };
        PasswordInput: {
            old: string;
            new: string;
        };
        SecondFactor: {
            uri: string;
            qrSvg: string;
            /** @description Shown once; each counts once. */
            recoveryCodes: string[];
        };
        CodeInput: {
            /** @description 验证码 */
            code: string;
        };
        Done: {
            /** @enum {boolean} */
            done: true;
        };
        InterfaceToken: {
            /** Format: uuid */
            id: string;
            label: string;
            createdAt: string;
            endsAt: string;
            lastUsedAt: string | null;
            isRevoked: boolean;
        };
        Account: {
            /** Format: uuid */
            id: string;
            account: string;
            name: string;
            /** @enum {string} */
            kind: "人员" | "接口";
            /** @enum {string} */
            state: "启用" | "停用";
            isDemo: boolean;
            lockedUntil: string | null;
            mustChangePassword: boolean;
            hasSecondFactor: boolean;
            /** @description To the provider of single sign-on. */
            isLinked: boolean;
            lastSignIn: {
                at: string;
                address: string | null;
            } | null;
            posts: components["schemas"]["HeldPost"][];
            tokens: components["schemas"]["InterfaceToken"][];
        };
        Accounts: {
            items: components["schemas"]["Account"][];
        };
        AccountInput: {
            /** @description 账号名 */
            account: string;
            /** @description 姓名 */
            name: string;
            /** @enum {string} */
            kind?: "人员" | "接口";
            /** @description 已有同名账号时的理由 */
            sameNameReason?: string;
        };
        MadeAccount: {
            /** Format: uuid */
            id: string;
            /** @description 一次性密码，只给一次 */
            password: string | null;
            note: string | null;
        };
        GrantInput: {
            /** @description 角色代码 */
            role: string;
            division?: string;
            /** @description 部门 */
            department?: string;
        };
        OneTimePassword: {
            password: string;
        };
        TokenInput: {
            /** @description 用在哪里 */
            label: string;
            days: number;
        };
        MadeToken: {
            /** Format: uuid */
            id: string;
            token: string;
        };
        LinkInput: {
            subject: string | null;
        };
        RoleShown: {
            code: string;
            name: string;
            /** @enum {string} */
            scope: "全县" | "辖区" | "推送" | "无";
            permissions: ("本人账号" | "查看总览" | "查看统计" | "查看文件" | "接收文件" | "确认入库" | "撤销文件" | "处理候选" | "查看送达" | "索取数据" | "查看线索" | "办理线索" | "查看家庭" | "登记信息" | "揭示号码" | "提出认定" | "复核认定" | "查看预警" | "推送预警" | "标注误报" | "办理推送" | "一事一议" | "复核一事一议" | "核对查询" | "导出" | "导出完整号码" | "复核导出" | "上级预检" | "查看政策" | "提出政策" | "复核政策" | "核验救助链" | "机构账号" | "授权" | "运行维护" | "管理区划" | "管理日历" | "管理数据集" | "查看日志" | "查看监督" | "处理监督" | "近亲属备案" | "近亲属核查" | "查看保留期限")[];
            /** @enum {string} */
            sensitive: "可见" | "揭示" | "隐去";
            exportRows: number;
            needsSecondFactor: boolean;
            excludes: string[];
        };
        Roles: {
            permissions: ("本人账号" | "查看总览" | "查看统计" | "查看文件" | "接收文件" | "确认入库" | "撤销文件" | "处理候选" | "查看送达" | "索取数据" | "查看线索" | "办理线索" | "查看家庭" | "登记信息" | "揭示号码" | "提出认定" | "复核认定" | "查看预警" | "推送预警" | "标注误报" | "办理推送" | "一事一议" | "复核一事一议" | "核对查询" | "导出" | "导出完整号码" | "复核导出" | "上级预检" | "查看政策" | "提出政策" | "复核政策" | "核验救助链" | "机构账号" | "授权" | "运行维护" | "管理区划" | "管理日历" | "管理数据集" | "查看日志" | "查看监督" | "处理监督" | "近亲属备案" | "近亲属核查" | "查看保留期限")[];
            items: components["schemas"]["RoleShown"][];
            divisions: {
                code: string;
                name: string;
                parent: string | null;
            }[];
            departments: string[];
        };
        OidcSettings: {
            /** @description 统一身份认证的名称 */
            name: string;
            issuer: string;
            clientId: string;
            claim: string;
            redirectUri: string;
            /** @description 在那边登录是否算作第二次验证 */
            hasSecondFactor: boolean;
        };
        SecuritySettings: {
            /** @description 密码最少几位 */
            passwordMinLength: number;
            /** @description 密码至少几种字符 */
            passwordClasses: number;
            /** @description 不能和最近几次的密码相同 */
            passwordHistory: number;
            /** @description 密码多少天到期，0 为不到期 */
            passwordDays: number;
            /** @description 到期前多少天提醒 */
            passwordWarnDays: number;
            /** @description 一次性密码管多少小时 */
            oneTimeHours: number;
            /** @description 同一账号同一地址错几次锁定 */
            pairFailures: number;
            /** @description 同一账号错几次锁定 */
            accountFailures: number;
            /** @description 同一地址错几次锁定 */
            addressFailures: number;
            /** @description 多少分钟内的失败一起算 */
            failureMinutes: number;
            /** @description 第一次锁多少分钟，以后每次加倍 */
            lockMinutes: number;
            /** @description 最多锁多少分钟 */
            lockMaxMinutes: number;
            /** @description 多少分钟没有操作就退出 */
            idleMinutes: number;
            /** @description 一次登录最长多少小时 */
            absoluteHours: number;
            /** @description 密码摘要用的内存（KiB） */
            digestMemoryKib: number;
            /** @description 密码摘要的遍数 */
            digestPasses: number;
            /** @description 一个账号只能在一处登录 */
            isSingleSession: boolean;
            oidc: components["schemas"]["OidcSettings"] | null;
        };
        SecurityInput: {
            passwordMinLength?: number;
            passwordClasses?: number;
            passwordHistory?: number;
            passwordDays?: number;
            passwordWarnDays?: number;
            oneTimeHours?: number;
            pairFailures?: number;
            accountFailures?: number;
            addressFailures?: number;
            failureMinutes?: number;
            lockMinutes?: number;
            lockMaxMinutes?: number;
            idleMinutes?: number;
            absoluteHours?: number;
            digestMemoryKib?: number;
            digestPasses?: number;
            isSingleSession?: boolean;
            oidc?: components["schemas"]["OidcSettings"] | null;
            /** @description 客户端密钥；只写不读 */
            oidcSecret?: string;
        };
        /** @description Whether the provider of single sign-on is there and knows us */
        OidcTrial: {
            issuer: string;
            isReachable: boolean;
            /** @description Whether it takes our name and secret; null: it does not say. */
            isKnown: boolean | null;
            /** @description The word that the standard has for it. */
            fault: string | null;
        };
        /** @description What somebody did or saw; never edited */
        AuditEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "读取" | "写入" | "导出" | "揭示" | "登录" | "拒绝" | "管理" | "命令";
            action: string;
            /** @enum {string} */
            outcome: "成功" | "拒绝" | "失败";
            actor: string;
            accountId: string | null;
            role: string | null;
            sessionId: string | null;
            address: string | null;
            route: string | null;
            purpose: string | null;
            /** @description Facts whose values were shown. */
            fields: string[];
            count: number | null;
            /** @description The first twenty. */
            households: string[];
            /** @description The first twenty. */
            people: string[];
            householdCount: number;
            personCount: number;
            detail: string | null;
        };
        /** @description The log, newest entry first */
        AuditEntries: {
            items: components["schemas"]["AuditEntry"][];
            next: string | null;
        };
        /** @description Whether log, chain and anchors are whole */
        AuditVerdict: {
            ok: boolean;
            audit: {
                ok: boolean;
                broken: {
                    block: number | null;
                    entryId: string | null;
                    why: string;
                } | null;
                blocks: number;
                entries: number;
                unsealed: number;
            };
            chain: {
                ok: boolean;
                broken: {
                    block: number | null;
                    entryId: string | null;
                    why: string;
                } | null;
                blocks: number;
                entries: number;
                unsealed: number;
            };
            anchors: {
                count: number;
                broken: {
                    madeAt: string;
                    why: string;
                } | null;
                otherKeys: number;
            };
            /** Format: date-time */
            verifiedAt: string;
        };
        /** @description Where chain and log stood at a moment, signed */
        AuditAnchor: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            madeAt: string;
            /** @description Exactly what was signed. */
            content: string;
            publicKey: string;
            signature: string;
        };
        /** @description The anchors, newest first */
        AuditAnchors: {
            items: components["schemas"]["AuditAnchor"][];
        };
        /** @description The log as the list shows it */
        AuditExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /** Format: date-time */
            from?: string;
            /** Format: date-time */
            before?: string;
            /** @enum {string} */
            kind?: "读取" | "写入" | "导出" | "揭示" | "登录" | "拒绝" | "管理" | "命令" | "读取以外";
            /** @enum {string} */
            outcome?: "成功" | "拒绝" | "失败";
            actor?: string;
            route?: string;
        };
        /** @description The figures of a township, or of a village of one */
        StatisticsPlace: {
            code: string;
            name: string;
            persons: number;
            households: number;
            /** @description Registered people; null: the place has not said how many. */
            population: {
                persons: number;
                /** Format: date */
                asOf: string;
                source: string;
            } | null;
            structure: {
                category: string;
                persons: number;
            }[];
            /** @description Open alerts of ① to ④. */
            alerts: number;
            /** @description Answered, or past the last day. */
            due: number;
            onTime: number;
            /** @description Answered after the last day. */
            late: number;
            /** @description Past the last day and not answered. */
            overdue: number;
        };
        /** @description What came of the alerts of a rule in the twelve months */
        RuleYield: {
            /** @description Null: rules about what the caller is not shown, together. */
            rule: string | null;
            name: string;
            /** @enum {string} */
            class: "①" | "②" | "③" | "④" | "质控" | "监督" | "数据质量";
            raised: number;
            confirmed: number;
            misreported: number;
            vanished: number;
            waiting: number;
        };
        /** @description How long a department takes, and what it owes */
        DepartmentTimes: {
            department: string;
            replies: number;
            median: number | null;
            ninth: number | null;
            /** @description Working days allowed for most of them; null: none was answered. */
            limit: number | null;
            /** @description Answered, or past the last day. */
            due: number;
            onTime: number;
            /** @description Answered after the last day. */
            late: number;
            /** @description Past the last day and not answered. */
            overdue: number;
        };
        /** @description Shares of files by what has come of them */
        DeliveryCount: {
            department: string;
            state: string;
            count: number;
        };
        /** @description What was due and what was paid for a month */
        PaidMonth: {
            month: string;
            households: number;
            /** @description Whole fen. */
            paid: number;
            /** @description Whole fen. */
            owed: number;
            /** @description Households whose payment failed. */
            failed: number;
        };
        /** @description The figures of a month and a division */
        Statistics: {
            month: string;
            /** Format: date */
            asOf: string;
            /** @description The month is over: its figures stay as they are. */
            isClosed: boolean;
            /** @description Nothing has changed since they were counted. */
            isFresh: boolean;
            /** Format: date-time */
            countedAt: string;
            policyVersion: string;
            months: {
                month: string;
                /** Format: date */
                asOf: string;
                isClosed: boolean;
            }[];
            compared: {
                month: string;
                /** Format: date */
                asOf: string;
            } | null;
            division: {
                code: string;
                name: string;
            };
            divisions: {
                code: string;
                name: string;
            }[];
            monitored: {
                persons: number;
                households: number;
                /** @description Against the month compared with; null: it has no figures. */
                change: number | null;
                /** @description Registered people; null: the place has not said how many. */
                population: {
                    persons: number;
                    /** Format: date */
                    asOf: string;
                    source: string;
                } | null;
            } | null;
            structure: {
                /** @description As a list is asked for it. */
                kind: string;
                category: string;
                persons: number;
                households: number;
                /** @description Against the month compared with; null: it has no figures. */
                change: number | null;
            }[];
            unmet: {
                alerts: number;
                households: number;
                first: number;
                second: number;
                /** @description Against the month compared with; null: it has no figures. */
                change: number | null;
            } | null;
            classes: {
                /** @enum {string} */
                class: "①" | "②" | "③" | "④" | "质控" | "监督" | "数据质量";
                open: number;
            }[];
            aided: {
                cases: number;
                median: number | null;
                ninth: number | null;
            } | null;
            handled: {
                /** @description Answered, or past the last day. */
                due: number;
                onTime: number;
                /** @description Answered after the last day. */
                late: number;
                /** @description Past the last day and not answered. */
                overdue: number;
            };
            paid: components["schemas"]["PaidMonth"][];
            places: components["schemas"]["StatisticsPlace"][];
            rules: components["schemas"]["RuleYield"][];
            departments: components["schemas"]["DepartmentTimes"][];
            deliveries: components["schemas"]["DeliveryCount"][];
        };
        /** @description One of those that a figure counts */
        StatisticsItem: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "人" | "户" | "预警" | "推送";
            /** Format: uuid */
            householdId: string | null;
            householdNumber: string | null;
            /** Format: uuid */
            alertId: string | null;
            /** @description Name of the person or the head, or what the alert says. */
            title: string;
            township: string | null;
            village: string | null;
            class: string | null;
            rule: string | null;
            category: string | null;
            department: string | null;
            state: string | null;
            days: number | null;
            /** @description Fen. */
            amount: number | null;
            /** Format: date */
            raisedOn: string | null;
            /** Format: date */
            dueOn: string | null;
        };
        /** @description Those that a figure counts, by place */
        StatisticsList: {
            /** @enum {string} */
            figure: "监测人口" | "监测户" | "待办预警" | "未落实户" | "规则成效" | "发现到救助" | "办结" | "部门回复" | "实发" | "应发";
            /** @description The figure, as it was counted. */
            total: number;
            items: components["schemas"]["StatisticsItem"][];
            next: string | null;
        };
        /** @description Those whom a figure counts, as the list shows them */
        FigureExportInput: {
            /** @description 用途，记入日志 */
            purpose: string;
            /** @description The keys of the columns on the screen, in their order; none: all. */
            columns: string[];
            /** @enum {string} */
            figure: "监测人口" | "监测户" | "待办预警" | "未落实户" | "规则成效" | "发现到救助" | "办结" | "部门回复" | "实发" | "应发";
            division?: string;
            department?: string;
            /** @description One, or several with commas between. */
            class?: string;
            /** @description One, or several with commas between. */
            kind?: string;
            /** @description One, or several with commas between. */
            state?: string;
        };
        /** @description Outlines of townships, as the place has loaded them */
        CountyMap: {
            /** @description Where the outlines come from. */
            note: string;
            areas: {
                code: string;
                name: string;
                /** @description As the coordinates of a MultiPolygon in GeoJSON. */
                polygons: number[][][][];
            }[];
        };
        PolicyVersion: {
            version: string;
            /** Format: date */
            effectiveOn: string;
            publishedBy: string;
            /** Format: date-time */
            publishedAt: string;
            casesPassed: number;
            isInForce: boolean;
        };
        PolicyArticle: {
            /** @description Empty: what cites the document without an article. */
            article: string;
            /** @description The document’s own words, where the place has loaded them. */
            text: string | null;
            sentences: {
                id: string;
                label: string;
                handling: string;
                targets: {
                    kind: string;
                    name: string;
                }[];
            }[];
            /** @description Where sentences stand in the text; also those that follow a list. */
            marks: {
                id: string;
                start: number;
                end: number;
            }[];
        };
        PolicyDocument: {
            number: string;
            title: string | null;
            issuer: string | null;
            date: string | null;
            /** @description The place’s own document. */
            isOwn: boolean;
            articles: components["schemas"]["PolicyArticle"][];
        };
        PolicyExpression: {
            key: string;
            part: string;
            /** @description In the policy language. */
            text: string;
            /** @description In Chinese, with the values of the day. */
            words: string;
            /** @description Which condition of the registry’s counts it is. */
            column: number | null;
            document: string | null;
            article: string | null;
        };
        /** @description A class, rule, scheme, procedure in words */
        PolicyEntry: {
            kind: string;
            name: string;
            title: string;
            lines: string[];
            isExample: boolean;
            order: number | null;
            expressions: components["schemas"]["PolicyExpression"][];
            document: string | null;
            article: string | null;
        };
        PolicyParameter: {
            name: string;
            type: string;
            unit: string | null;
            note: string | null;
            words: string[];
            /** @description By which the value differs; none: one value. */
            codes: string[];
            values: {
                /** Format: date */
                from: string;
                value: string | null;
                byCode: {
                    code: string;
                    value: string;
                }[];
                shown: string;
                isExample: boolean;
                note: string | null;
            }[];
            document: string | null;
            article: string | null;
        };
        /** @description The policy in force as text, rules, values by date */
        PolicyBook: {
            id: string;
            name: string;
            place: string;
            version: string;
            /** Format: date */
            day: string;
            lineage: string[];
            versions: components["schemas"]["PolicyVersion"][];
            /** @description What is proposed for publication. */
            waiting: {
                /** Format: uuid */
                id: string;
                summary: string;
            }[];
            documents: components["schemas"]["PolicyDocument"][];
            entries: components["schemas"]["PolicyEntry"][];
            parameters: components["schemas"]["PolicyParameter"][];
            names: {
                facts: string[];
                terms: string[];
            };
            cases: number;
            packs: {
                id: string;
                name: string;
            }[];
        };
        /** @description What the last evaluation of the caller’s part says */
        PolicyCounts: {
            households: number;
            asOf: string | null;
            /** @description Counted under the version in force. */
            isCurrent: boolean;
            conditions: {
                column: number;
                yes: number;
                no: number;
                unknown: number;
            }[];
            categories: {
                category: string;
                households: number;
            }[];
            income: {
                /** @description Whole fen. */
                step: number;
                /** @description Households by income a head and month. */
                bars: number[];
                beyond: number;
                unknown: number;
            };
        };
        /** @description Households behind a count */
        PolicyHouseholds: {
            items: {
                /** Format: uuid */
                id: string;
                number: string;
                township: string | null;
                village: string | null;
                category: string;
            }[];
            total: number;
            next: string | null;
        };
        /** @description What is said otherwise than in the version in force */
        PolicyChanges: {
            parameters: {
                name: string;
                code: string | null;
                value: string;
            }[];
            expressions: {
                key: string;
                text: string;
            }[];
            /** @description Cases that hold by the old values: not run, with the draft’s reason. */
            casesAside?: string[];
        };
        PolicyDraft: {
            /** Format: uuid */
            id: string;
            number: number;
            title: string;
            baseVersion: string;
            /** @description Another version has come into force since. */
            isBehind: boolean;
            /** Format: date */
            effectiveOn: string;
            changes: components["schemas"]["PolicyChanges"];
            reason: string;
            /** @enum {string} */
            state: "起草" | "待复核" | "已发布" | "已删除";
            approvalId: string | null;
            createdBy: string;
            changedBy: string;
            /** Format: date-time */
            changedAt: string;
            edition: number;
        };
        PolicyDrafts: {
            items: components["schemas"]["PolicyDraft"][];
        };
        PolicyDraftInput: {
            title: string;
            /** Format: date */
            effectiveOn: string;
            changes: components["schemas"]["PolicyChanges"];
            reason: string;
            /** @description That was read. */
            edition?: number;
        };
        PolicyCheckInput: {
            key: string;
            text: string;
        };
        /** @description Null: the expression is sound */
        PolicyCheck: {
            fault: {
                line: number;
                column: number;
                length: number;
                sentence: string;
                nearest: string | null;
            } | null;
            words: string | null;
        };
        SimulationInput: {
            changes: components["schemas"]["PolicyChanges"];
            /** Format: date */
            effectiveOn: string;
            /** Format: date */
            asOf?: string;
        };
        SimulatedHousehold: {
            /** Format: uuid */
            id: string;
            number: string;
            township: string;
            village: string;
            before: string;
            after: string;
            costBefore: {
                /** @description Whole fen. */
                low: number;
                high: number | null;
            };
            costAfter: {
                /** @description Whole fen. */
                low: number;
                high: number | null;
            };
        };
        /** @description What other values would change; nothing is written */
        Simulation: {
            /** Format: date */
            asOf: string;
            tookMs: number;
            households: number;
            persons: number;
            changed: string[];
            classes: {
                category: string;
                before: number;
                after: number;
                entering: number;
                leaving: number;
                enteringPersons: number;
                leavingPersons: number;
                leavingTo: {
                    category: string;
                    households: number;
                }[];
            }[];
            costs: {
                before: {
                    /** @description Whole fen. */
                    settled: number;
                    open: number;
                };
                after: {
                    /** @description Whole fen. */
                    settled: number;
                    open: number;
                };
            };
            townships: {
                township: string;
                before: {
                    /** @description Whole fen. */
                    settled: number;
                    open: number;
                };
                after: {
                    /** @description Whole fen. */
                    settled: number;
                    open: number;
                };
            }[];
            moved: components["schemas"]["SimulatedHousehold"][];
            movedTotal: number;
            amountChanged: number;
        };
        PolicyDiff: {
            before: {
                name: string;
                version: string;
                from: string;
            };
            after: {
                name: string;
                version: string;
                from: string;
            };
            changes: {
                kind: string;
                name: string;
                part: string | null;
                before: string | null;
                after: string | null;
                document: string | null;
                article: string | null;
            }[];
        };
        /** @description The place’s own cases under a draft */
        CasesRun: {
            cases: number;
            /** @description Two a case: one of either engine. */
            results: number;
            passed: number;
            failures: string[];
        };
        /** @description A case of the place’s own, and why it came out so */
        PolicyCase: {
            id: string;
            /** @enum {string} */
            kind: "类别" | "救助";
            /** Format: date */
            day: string;
            /** @description What the case shows, in the words of who wrote it. */
            why: string;
            source: string;
            /** @description A line for the household and each member. */
            given: string[];
            outcomes: {
                name: string;
                expected: string;
                /** @description What the evaluation of one household found. */
                js: string;
                /** @description What the evaluation of the register found. */
                sql: string;
            }[];
            isPassed: boolean;
            /** @description Holds by the former values alone, as the draft says. */
            isAside: boolean;
            explanation: components["schemas"]["CategoryVerdict"][];
        };
        /** @description The place’s own cases; those that differ first */
        PolicyCases: {
            version: string;
            /** @description Which texts they were run by, in words. */
            from: string;
            items: {
                id: string;
                /** @enum {string} */
                kind: "类别" | "救助";
                /** Format: date */
                day: string;
                /** @description What the case shows, in the words of who wrote it. */
                why: string;
                source: string;
                /** @description A line for the household and each member. */
                given: string[];
                outcomes: {
                    name: string;
                    expected: string;
                    /** @description What the evaluation of one household found. */
                    js: string;
                    /** @description What the evaluation of the register found. */
                    sql: string;
                }[];
                isPassed: boolean;
                /** @description Holds by the former values alone, as the draft says. */
                isAside: boolean;
            }[];
            /** @description Files and cases that cannot be read. */
            unread: string[];
            passed: number;
        };
        /** @description A rule as it is written and what it is compiled to */
        RuleText: {
            kind: string;
            name: string;
            sources: {
                file: string;
                line: number;
                text: string;
            }[];
            parts: {
                key: string;
                part: string;
                /** @description In the policy language. */
                text: string;
                /** @description Null: it is compiled within the rules that use it. */
                sql: string | null;
                /** @description The JavaScript of the same. */
                program: string | null;
            }[];
        };
        PolicyTrialInput: {
            /** @description The number of a monitoring rule. */
            rule: string;
            /** @description 在用 unless told: a draft’s id. */
            under?: string;
        };
        /** @description What one rule would raise today; nothing is written */
        PolicyTrial: {
            rule: {
                id: string;
                name: string;
                class: string;
                severity: string;
                note: string | null;
                basis: string;
            };
            /** Format: date */
            asOf: string;
            /** @description Whether rounds run the rule. */
            isOn: boolean;
            households: number;
            raised: number;
            alerted: number;
            quiet: number;
            open: number;
            townships: {
                township: string;
                raised: number;
                open: number;
                alerted: number;
            }[];
            owed: {
                department: string;
                facts: string[];
                subjects: number;
            }[];
            /** @description The first of them, without names. */
            subjects: {
                /** Format: uuid */
                householdId: string;
                household: string;
                township: string;
                village: string;
                personId: string | null;
                /** @enum {string} */
                outcome: "会产生" | "不能判断" | "已有" | "不再提醒";
            }[];
        };
        /** @description Why a rule holds for a household, or does not */
        TrialReason: {
            condition: components["schemas"]["Condition"] | null;
            missing: components["schemas"]["MissingFact"][];
        };
        /** @description One thing that waits for whoever asks */
        WorkItem: {
            /** @description Names it in this list: its kind and what it is about. */
            key: string;
            /** @enum {string} */
            kind: "推送预警" | "签收推送" | "反馈推送" | "处理退回" | "办结推送" | "催办推送" | "答复延期" | "签收线索" | "走访线索" | "确认候选" | "复核" | "书面告知" | "定期复核" | "一事一议" | "答复索取" | "催交数据" | "报送文件" | "催报文件" | "确认入库" | "核实监督";
            /** @enum {string} */
            bucket: "超时" | "今天" | "三日内" | "以后";
            /** @description What is to be done (Chinese), the verb first. */
            title: string;
            note: string | null;
            class: ("①" | "②" | "③" | "④" | "质控" | "监督" | "数据质量") | null;
            rule: string | null;
            /** Format: uuid */
            householdId: string | null;
            householdName: string | null;
            number: string | null;
            township: string | null;
            village: string | null;
            /** @description Who sent it (Chinese). */
            from: string;
            /** Format: date */
            since: string;
            due: components["schemas"]["Due"] | null;
            /** @description Rows of a file, households asked about. */
            amount: number | null;
            target: {
                /** @enum {string} */
                page: "预警" | "线索" | "候选" | "复核" | "家庭" | "送达" | "文件" | "监督" | "议事";
                id: string;
            };
        };
        /** @description By deadline, kind and place; each of the three as if its own filter were not set */
        WorkCounts: {
            all: number;
            late: number;
            today: number;
            soon: number;
            later: number;
            /** @description Of `later`: without any deadline. */
            undated: number;
            byKind: {
                /** @enum {string} */
                kind: "推送预警" | "签收推送" | "反馈推送" | "处理退回" | "办结推送" | "催办推送" | "答复延期" | "签收线索" | "走访线索" | "确认候选" | "复核" | "书面告知" | "定期复核" | "一事一议" | "答复索取" | "催交数据" | "报送文件" | "催报文件" | "确认入库" | "核实监督";
                count: number;
            }[];
            byPlace: {
                code: string;
                name: string;
                count: number;
            }[];
        };
        /** @description Everything that waits for whoever asks, the most urgent first */
        Work: {
            items: components["schemas"]["WorkItem"][];
            counts: components["schemas"]["WorkCounts"];
            total: number;
            next: string | null;
            /** Format: date */
            today: string;
            soon: {
                /** Format: date */
                until: string;
                makeupWorkdays: string[];
                holidays: string[];
            };
            /**
             * Format: date-time
             * @description When this was read.
             */
            changedAt: string;
        };
        /** @description One action on several items */
        WorkBatchInput: {
            /** @enum {string} */
            action: "签收" | "推送" | "转办" | "催办" | "办结";
            keys: string[];
            /** @description 转办: the department that takes over */
            department?: string;
            /** @description 转办: why */
            reason?: string;
        };
        /** @description Each item is dealt with by itself, in the order given */
        WorkBatchResult: {
            done: number;
            failed: {
                key: string;
                code: string;
                problem: string;
            }[];
        };
        /** @description A division with what it was before */
        Division: {
            code: string;
            name: string;
            /** @enum {string} */
            tier: "县" | "乡" | "村";
            /** @enum {string} */
            state: "现有" | "已并入" | "已撤销" | "未设立";
            parent: {
                code: string;
                name: string;
            } | null;
            /**
             * Format: date
             * @description The first day on which there was such a division.
             */
            since: string;
            /**
             * Format: date
             * @description Under this name and parent.
             */
            validFrom: string;
            /** Format: date */
            validTo: string | null;
            document: string | null;
            changedBy: string | null;
            former: {
                name: string;
                parent: string | null;
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            mergedInto: {
                code: string;
                name: string;
                /** Format: date */
                on: string;
            } | null;
            absorbed: {
                code: string;
                name: string;
                /** Format: date */
                on: string;
            }[];
        };
        /** @description All divisions of the county that there are or were */
        Divisions: {
            /** Format: date */
            asOf: string;
            items: components["schemas"]["Division"][];
        };
        /** @description How much hangs on a division */
        DivisionImpact: {
            households: number;
            people: number;
            parts: number;
            posts: number;
            staff: number;
        };
        DivisionChange: {
            /** @enum {string} */
            step: "设立" | "改名" | "合并" | "撤销";
            code: string;
            /**
             * Format: date
             * @description The first day of the new state.
             */
            on: string;
            /** @description 依据的文号 */
            document: string;
            /** @description 名称 */
            name?: string;
            parent?: string;
            into?: string;
        };
        CalendarYearItem: {
            year: number;
            /** @enum {string} */
            state: "公布" | "未公布";
            source: ("政策文件" | "本县公布") | null;
            document: string | null;
            publishedBy: string | null;
            publishedAt: string | null;
            hasDraft: boolean;
            /** @description Open deadlines in it that wait for its notice. */
            provisional: number;
        };
        /** @description The years, the newest first */
        CalendarYears: {
            /** Format: date */
            today: string;
            years: components["schemas"]["CalendarYearItem"][];
        };
        /** @description A year as it counts, and as it is prepared */
        CalendarYear: {
            year: number;
            /** @enum {string} */
            state: "公布" | "未公布";
            source: ("政策文件" | "本县公布") | null;
            document: string | null;
            publishedBy: string | null;
            publishedAt: string | null;
            hasDraft: boolean;
            /** @description Open deadlines in it that wait for its notice. */
            provisional: number;
            holidays: string[];
            makeupWorkdays: string[];
            draft: {
                holidays: string[];
                makeupWorkdays: string[];
                document: string | null;
                changedBy: string;
                changedAt: string;
            } | null;
            /** @description What was published before, the newest first; the first is what counts. */
            history: {
                holidays: string[];
                makeupWorkdays: string[];
                document: string | null;
                reason: string | null;
                publishedBy: string;
                publishedAt: string;
                moved: number;
            }[];
        };
        /** @description The year, and how many deadlines were counted anew */
        PublishedYear: {
            year: number;
            /** @enum {string} */
            state: "公布" | "未公布";
            source: ("政策文件" | "本县公布") | null;
            document: string | null;
            publishedBy: string | null;
            publishedAt: string | null;
            hasDraft: boolean;
            /** @description Open deadlines in it that wait for its notice. */
            provisional: number;
            holidays: string[];
            makeupWorkdays: string[];
            draft: {
                holidays: string[];
                makeupWorkdays: string[];
                document: string | null;
                changedBy: string;
                changedAt: string;
            } | null;
            /** @description What was published before, the newest first; the first is what counts. */
            history: {
                holidays: string[];
                makeupWorkdays: string[];
                document: string | null;
                reason: string | null;
                publishedBy: string;
                publishedAt: string;
                moved: number;
            }[];
            moved: number;
        };
        CalendarDraftInput: {
            year: number;
            /** @description 放假的日子 */
            holidays: string[];
            /** @description 调休上班的周六、周日 */
            makeupWorkdays: string[];
            /** @description 通知的文号 */
            document?: string;
        };
        CalendarPublication: {
            year: number;
            /** @description 通知的文号 */
            document: string;
            /**
             * Format: date-time
             * @description Of the draft that was looked at.
             */
            changedAt: string;
            /** @description 更正的理由；已经公布过的年份必填 */
            reason?: string;
        };
        /** @description A dataset and how its files are read */
        DatasetReading: {
            code: string;
            name: string;
            department: string;
            /** @enum {string} */
            kind: "事实" | "台账" | "退出台账";
            /** @enum {string} */
            cycle: "月" | "季" | "学期" | "不定期";
            /** @enum {string} */
            subject: "人" | "户";
            /** @enum {string} */
            mode: "全量" | "增量";
            facts: string[];
            newest: {
                fileName: string;
                period: string;
                rows: number;
                at: string;
                /** Format: date */
                freshUntil: string | null;
                isStale: boolean;
            } | null;
            columns: {
                header: string;
                field: string | null;
                confirmedBy: string | null;
                confirmedAt: string;
            }[];
            words: {
                field: string;
                word: string;
                value: string | null;
                confirmedBy: string;
                confirmedAt: string;
            }[];
        };
        DatasetReadings: {
            items: components["schemas"]["DatasetReading"][];
        };
        /** @description A column by its header, or a word by its field */
        ForgetInput: {
            /** @description 数据集的代码 */
            dataset: string;
            /** @description 表头 */
            header?: string;
            /** @description 项目 */
            field?: string;
            /** @description 用词 */
            word?: string;
        };
        /** @description The installation, its backups and rounds */
        Operations: {
            about: {
                county: string;
                version: string;
                schema: string;
                /** Format: date */
                installedOn: string;
                policy: {
                    name: string;
                    version: string;
                    /** Format: date */
                    effectiveOn: string | null;
                    publishedBy: string | null;
                };
                /** @description The steps of the database’s form, the newest first. */
                migrations: {
                    name: string;
                    at: string;
                }[];
                /** @description Of the program itself. */
                licence: string;
                /** @description Of what it is built with, as far as it is installed here. */
                licences: {
                    name: string;
                    version: string;
                    licence: string;
                }[];
            };
            lines: {
                name: string;
                text: string;
            }[];
            problems: string[];
            backup: {
                items: {
                    fileName: string;
                    bytes: number;
                    rows: number;
                    madeAt: string;
                    verifiedAt: string | null;
                }[];
                days: number | null;
                isOld: boolean;
                limit: number;
            };
            rounds: {
                /** @enum {string} */
                kind: "全量" | "增量";
                /** Format: date */
                asOf: string;
                version: string;
                startedAt: string;
                endedAt: string | null;
                households: number | null;
                raised: number | null;
                vanished: number | null;
            }[];
        };
        /** @description Somebody’s job, without the names of files */
        RunningJob: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "读取" | "入库" | "撤销" | "导出";
            /** @enum {string} */
            state: "进行中" | "完成" | "失败" | "已取消";
            progress: components["schemas"]["JobProgress"] | null;
            by: string;
            code: string | null;
            /** @description Why it cannot be done again; null: it can. */
            notAgain: string | null;
            startedAt: string;
            endedAt: string | null;
        };
        RunningJobs: {
            items: components["schemas"]["RunningJob"][];
        };
        StopInput: {
            /** Format: uuid */
            id: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listDatasets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Datasets"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBatches: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                /** @description 已入库 unless told; 全部 is every state. */
                state?: "暂存" | "待确认" | "已入库" | "已撤销" | "已放弃" | "全部";
                /** @description Who sent it. */
                department?: string;
                /** @description The code of a dataset. */
                dataset?: string;
                /** @description Part of the file’s name, or who handed it in. */
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of files */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batches"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description xlsx, xls, et, csv, txt, HTML, zip
                     */
                    file: string;
                    /**
                     * @description A dataset’s code, or auto.
                     * @default auto
                     */
                    dataset?: string;
                    period?: string;
                    /** @enum {string} */
                    mode?: "全量" | "增量";
                };
            };
        };
        responses: {
            /** @description What came in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchReport"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description xlsx, xls, et, csv, txt, HTML, zip
                     */
                    file: string;
                    /**
                     * @description A dataset’s code, or auto.
                     * @default auto
                     */
                    dataset?: string;
                    period?: string;
                    /** @enum {string} */
                    mode?: "全量" | "增量";
                };
            };
        };
        responses: {
            /** @description What would come in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description xlsx, xls, et, csv, txt, HTML, zip
                     */
                    file: string;
                    /**
                     * @description A dataset’s code, or auto.
                     * @default auto
                     */
                    dataset?: string;
                    period?: string;
                    /** @enum {string} */
                    mode?: "全量" | "增量";
                };
            };
        };
        responses: {
            /** @description The job that reads the files */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a staged file would bring and change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchPreview"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBatchRows: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                filter?: "可用" | "已自动修正" | "需确认" | "不能用" | "合计签字" | "新增" | "变更" | "不变" | "不再出现" | "冲突" | "候选" | "没有对上" | "有影响";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows of a file, each with what it would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRows"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commitBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitInput"];
            };
        };
        responses: {
            /** @description The job */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restageBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestageInput"];
            };
        };
        responses: {
            /** @description The job */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchReport"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewUndo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it would do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoPreview"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoInput"];
            };
        };
        responses: {
            /** @description The job */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readErrorFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the columns of a staged file are read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchMapping"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmMapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingInput"];
            };
        };
        responses: {
            /** @description Say what columns mean; remembered for this sender */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchMapping"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWords: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Words of a staged file that nobody has explained */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchWords"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerWords: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsInput"];
            };
        };
        responses: {
            /** @description Say what words mean; remembered for this dataset */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchWords"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCandidates: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                batchId?: string;
                /** @description 待确认 unless told; 无法判断: those of them that somebody could not tell; 全部: every state. */
                state?: "待确认" | "已确认" | "已排除" | "已撤回" | "无法判断" | "全部";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of candidates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidates"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCandidate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The row and the person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidateDetail"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmCandidate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CandidateInput"];
            };
        };
        responses: {
            /** @description What it came to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedCandidate"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseCandidate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CandidateInput"];
            };
        };
        responses: {
            /** @description What it came to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedCandidate"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveCandidateUnclear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnclearInput"];
            };
        };
        responses: {
            /** @description The candidate as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidate"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenCandidate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CandidateInput"];
            };
        };
        responses: {
            /** @description The candidate as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidate"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description Today unless told. */
                asOf?: string;
                department?: string;
                dataset?: string;
                /** @description Code of a township. */
                township?: string;
                state?: "未到期" | "待送达" | "部分送达" | "已送达" | "逾期";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is due */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliveries"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDataRequests: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                department?: string;
                /** @description Code of a township. */
                township?: string;
                /** @description What is still owed (待送达, 部分送达) unless told. */
                state?: "待送达" | "部分送达" | "已送达" | "已撤回" | "全部";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of requests */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataRequests"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReplyFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHouseholds: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                /** @description Number, name, identity number or its last four. */
                text?: string;
                /** @description Code of a township. */
                township?: string;
                /** @description Code of a village. */
                village?: string;
                /** @description Category by policy. */
                category?: string;
                /** @description Category as decided. */
                recorded?: string;
                /** @description Only those with alerts that wait. */
                alerts?: boolean;
                /** @description Only those whose sources differ. */
                conflicts?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of households */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Households"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHousehold: {
        parameters: {
            query?: {
                /** @description As it was on this day, as known now. */
                asOf?: string;
                /** @description As recorded by then: 2024-10-11 or 2024-10-11 15:30 (Asia/Shanghai). */
                knownAt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One household with members, decisions and alerts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Household"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFacts: {
        parameters: {
            query?: {
                /** @description As it was on this day, as known now. */
                asOf?: string;
                /** @description As recorded by then: 2024-10-11 or 2024-10-11 15:30 (Asia/Shanghai). */
                knownAt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The facts of a household, each with file, sheet and row */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Facts"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainHousehold: {
        parameters: {
            query?: {
                /** @description As it was on this day, as known now. */
                asOf?: string;
                /** @description As recorded by then: 2024-10-11 or 2024-10-11 15:30 (Asia/Shanghai). */
                knownAt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why the household is in a category, or not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordRecognition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecognitionInput"];
            };
        };
        responses: {
            /** @description The household as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Household"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordRefusal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefusalInput"];
            };
        };
        responses: {
            /** @description The household as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Household"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordTermination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TerminationInput"];
            };
        };
        responses: {
            /** @description The household as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Household"];
                };
            };
            /** @description It waits for a second person */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeInput"];
            };
        };
        responses: {
            /** @description The household as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Household"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFactCatalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the forms ask for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactCatalogue"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryInput"];
            };
        };
        responses: {
            /** @description What has changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryDone"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoEntryInput"];
            };
        };
        responses: {
            /** @description What has changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryDone"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who or what fits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchHits"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEntries: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries about a household */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedEntries"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConflicts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Facts on which sources differ, side by side */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactConflicts"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAid: {
        parameters: {
            query?: {
                /** @description As it was on this day, as known now. */
                asOf?: string;
                /** @description As recorded by then: 2024-10-11 or 2024-10-11 15:30 (Asia/Shanghai). */
                knownAt?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Aid due against aid received */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AidOfHousehold"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReviews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reviews, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseholdReviews"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewInput"];
            };
        };
        responses: {
            /** @description The reviews with the new one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseholdReviews"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAttachments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The attachments, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachments"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description xlsx, xls, et, csv, txt, HTML, zip
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description What was kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptAttachment"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The photo or document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApprovals: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                /** @description 待复核 unless told. */
                state?: "待复核" | "已同意" | "已退回" | "已撤回" | "已失效" | "全部";
                /** @description True: what the caller proposed; false: what others did. */
                own?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of approvals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approvals"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proposal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveInput"];
            };
        };
        responses: {
            /** @description What became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description What became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposePublication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicationInput"];
            };
        };
        responses: {
            /** @description It waits */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStaff: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                own?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the register */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRegister"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declareRelative: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RelativeInput"];
            };
        };
        responses: {
            /** @description The register as the caller sees it now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRegister"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctRelative: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RelativeCorrection"];
            };
        };
        responses: {
            /** @description The register as the caller sees it now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRegister"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endRelative: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description The register as the caller sees it now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRegister"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmRelative: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmInput"];
            };
        };
        responses: {
            /** @description The register as the caller sees it now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRegister"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffInput"];
            };
        };
        responses: {
            /** @description The register as the caller sees it now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRegister"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerRelative: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RelativeInput"];
            };
        };
        responses: {
            /** @description The register as the caller sees it now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRegister"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSupervision: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                /** @description 待核实 unless told. */
                state?: "待核实" | "属实" | "排除" | "全部";
                kind?: "大量查阅" | "大量核对" | "非工作时间查阅" | "集中导出" | "认定偏离" | "揭示未办理" | "单人办理" | "近亲属享受救助" | "近亲属未备案" | "撤销近亲属备案";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of alerts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionAlerts"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settleSupervision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupervisionInput"];
            };
        };
        responses: {
            /** @description The alert as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionAlert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStatistics: {
        parameters: {
            query?: {
                month?: string;
                division?: string;
                compare?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistics"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFigure: {
        parameters: {
            query: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                figure: "监测人口" | "监测户" | "待办预警" | "未落实户" | "规则成效" | "发现到救助" | "办结" | "部门回复" | "实发" | "应发";
                division?: string;
                department?: string;
                /** @description One, or several with commas between. */
                class?: string;
                /** @description One, or several with commas between. */
                kind?: string;
                /** @description One, or several with commas between. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatisticsList"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStatisticsFile: {
        parameters: {
            query?: {
                month?: string;
                division?: string;
                compare?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The map */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountyMap"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDivisions: {
        parameters: {
            query?: {
                asOf?: string;
                sort?: "名称" | "代码" | "状态" | "起始";
                /** @description 升序 unless told; of what sort names. */
                order?: "升序" | "降序";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The divisions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Divisions"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeDivision: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DivisionChange"];
            };
        };
        responses: {
            /** @description The divisions as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Divisions"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDivisionImpact: {
        parameters: {
            query: {
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DivisionImpact"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalendarYears: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The years */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYears"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCalendarYear: {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The year */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYear"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveCalendarDraft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarDraftInput"];
            };
        };
        responses: {
            /** @description The year */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYear"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropCalendarDraft: {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The year */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYear"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishCalendarYear: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarPublication"];
            };
        };
        responses: {
            /** @description The year */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedYear"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDatasetReadings: {
        parameters: {
            query?: {
                sort?: "数据集" | "部门" | "最新一期" | "有效到";
                /** @description 升序 unless told; of what sort names. */
                order?: "升序" | "降序";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The datasets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetReadings"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgetDatasetReading: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgetInput"];
            };
        };
        responses: {
            /** @description The datasets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetReadings"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOperations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operations"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRunningJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The jobs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunningJobs"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopRunningJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopInput"];
            };
        };
        responses: {
            /** @description The jobs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunningJobs"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    repeatRunningJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopInput"];
            };
        };
        responses: {
            /** @description The jobs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunningJobs"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyBook"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyCounts"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicyHouseholds: {
        parameters: {
            query: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                /** @description Which condition of the counts. */
                column: number;
                verdict: "符合" | "不符合" | "待核实";
                township?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, by number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyHouseholds"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    diffPolicy: {
        parameters: {
            query: {
                /** @description 在用, a published version, a pack that came with the program, or a draft’s id. */
                from: string;
                /** @description 在用, a published version, a pack that came with the program, or a draft’s id. */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The differences */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDiff"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkPolicyText: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyCheckInput"];
            };
        };
        responses: {
            /** @description Its fault with line and column, or how it reads */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyCheck"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulatePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulationInput"];
            };
        };
        responses: {
            /** @description The changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeSimulation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulationInput"];
            };
        };
        responses: {
            /** @description The list (csv), without names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicyDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDrafts"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makePolicyDraft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyDraftInput"];
            };
        };
        responses: {
            /** @description The draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDraft"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPolicyDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDraft"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePolicyDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyDraftInput"];
            };
        };
        responses: {
            /** @description The draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDraft"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropPolicyDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runDraftCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What passed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasesRun"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposePolicyDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It waits for a second person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicyCases: {
        parameters: {
            query?: {
                /** @description 在用, a published version, or a draft’s id. */
                under?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cases */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyCases"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPolicyCase: {
        parameters: {
            query: {
                caseId: string;
                /** @description 在用, a published version, or a draft’s id. */
                under?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyCase"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRuleText: {
        parameters: {
            query: {
                kind: "类别" | "人员类别" | "术语" | "监测" | "救助项目";
                name: string;
                /** @description 在用, a published version, or a draft’s id. */
                under?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The texts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleText"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryPolicyRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyTrialInput"];
            };
        };
        responses: {
            /** @description What it would raise, and for whom */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyTrial"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainRuleTrial: {
        parameters: {
            query: {
                rule: string;
                personId?: string;
                /** @description 在用, a published version, or a draft’s id. */
                under?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The condition part by part */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialReason"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reveal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealInput"];
            };
        };
        responses: {
            /** @description The value */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By fact, with how many and the oldest day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Columns, sizes, saved filters and the like */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPreference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description table.alerts */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferenceInput"];
            };
        };
        responses: {
            /** @description Kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first, without what is written in them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Drafts"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Form and subject. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The own draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftAnswer"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Form and subject. */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftInput"];
            };
        };
        responses: {
            /** @description Kept at this moment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedDraft"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Form and subject. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLatestRound: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The round */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Round"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                /** @description ①, ②, ③, ④, 质控, 监督, 数据质量; several with commas between them. */
                class?: string;
                /** @description Pushed to this department. */
                department?: string;
                /** @description Code of a township. */
                township?: string;
                /** @description 未办结 (the default), 全部, or one state. */
                state?: string;
                /** @description How far it has come. */
                stage?: "新" | "已推送" | "处置中" | "待办结" | "已了结";
                /** @description Code of a township or village. */
                division?: string;
                /** @description Of this rule. */
                rule?: string;
                /** @description Raised so many days ago or longer. */
                age?: number;
                /** @description Raised less than so many days ago. */
                younger?: number;
                /** @description Only those that a department has not answered in time. */
                overdue?: boolean;
                /** @description Only those that wait for the caller. */
                mine?: boolean;
                /** @description Words of the title, a name, a household number. */
                text?: string;
                /** @description 最新 unless told. */
                sort?: "最新" | "期限";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of alerts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alerts"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countAlerts: {
        parameters: {
            query?: {
                /** @description ①, ②, ③, ④, 质控, 监督, 数据质量; several with commas between them. */
                class?: string;
                /** @description Pushed to this department. */
                department?: string;
                /** @description Code of a township. */
                township?: string;
                /** @description 未办结 (the default), 全部, or one state. */
                state?: string;
                /** @description How far it has come. */
                stage?: "新" | "已推送" | "处置中" | "待办结" | "已了结";
                /** @description Code of a township or village. */
                division?: string;
                /** @description Of this rule. */
                rule?: string;
                /** @description Raised so many days ago or longer. */
                age?: number;
                /** @description Raised less than so many days ago. */
                younger?: number;
                /** @description Only those that a department has not answered in time. */
                overdue?: boolean;
                /** @description Only those that wait for the caller. */
                mine?: boolean;
                /** @description Words of the title, a name, a household number. */
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts by class */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertCounts"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pushAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markMisreport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receivePush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptInput"];
            };
        };
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closePush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushCloseInput"];
            };
        };
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replyToPush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyInput"];
            };
        };
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnPush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushReasonInput"];
            };
        };
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transferPush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferInput"];
            };
        };
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPushes: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                state?: "已推送" | "已签收" | "处置中" | "已反馈" | "已办结" | "退回" | "转办" | "撤回" | "待反馈" | "全部";
                department?: string;
                class?: string;
                township?: string;
                /** @description Only those whose day has passed. */
                overdue?: boolean;
                /** @description Only those that the caller answers. */
                mine?: boolean;
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of pushes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pushes"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pushAlertTo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FurtherPushInput"];
            };
        };
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationInput"];
            };
        };
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    urgePush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UrgeInput"];
            };
        };
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawPush: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushReasonInput"];
            };
        };
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askExtension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionInput"];
            };
        };
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideExtension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionAnswer"];
            };
        };
        responses: {
            /** @description The alert as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPushFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewReplyRows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description xlsx, xls, et, csv, txt, HTML, zip
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Row by row */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyRows"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReplyErrors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description xlsx, xls, et, csv, txt, HTML, zip
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description The table of rows to mend */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commitReplyRows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description xlsx, xls, et, csv, txt, HTML, zip
                     */
                    file: string;
                    digest: string;
                    /** @enum {string} */
                    withDoubtful?: "true" | "false";
                };
            };
        };
        responses: {
            /** @description What became of the rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyRowsDone"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConferences: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                state?: "提请" | "已召集" | "已议定" | "已办结" | "未召开" | "全部";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of conferences */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conferences"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readConference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conference */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conference"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readConferenceLevels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Levels and departments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConferenceLevels"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeConference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConferenceInput"];
            };
        };
        responses: {
            /** @description The conference as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conference"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conveneConference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConveneInput"];
            };
        };
        responses: {
            /** @description The conference as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conference"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    declineConference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description The conference as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conference"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveConference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolutionInput"];
            };
        };
        responses: {
            /** @description The conference as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conference"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeConference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutcomeInput"];
            };
        };
        responses: {
            /** @description The conference as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conference"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLeads: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                batchId?: string;
                /** @description Code of a township. */
                township?: string;
                /** @description 待走访 unless told. */
                state?: "待走访" | "已走访" | "已入库" | "已排除" | "已撤回" | "全部";
                /** @description 最新 unless told. */
                sort?: "最新" | "期限";
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of leads */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leads"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveLead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Confirmed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedLead"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markLeadVisited: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitInput"];
            };
        };
        responses: {
            /** @description What became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettledLead"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    excludeLead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description What became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettledLead"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerQuery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueryInput"];
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryAnswers"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerQueryFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description xlsx, xls, et, csv, txt, HTML, zip
                     */
                    file: string;
                    /** @description 查询用途 */
                    purpose: string;
                    /** @description 查询部门 */
                    department?: string;
                };
            };
        };
        responses: {
            /** @description The table of answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The forms */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportForms"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportInput"];
            };
        };
        responses: {
            /** @description The job that makes the file */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readExportFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportPushes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportHouseholds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HouseholdExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportFigure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FigureExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportBatches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportCandidates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CandidateExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportLeads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportRequests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportApprovals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportConferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConferenceExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportCondition: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConditionExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportDatasets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DatasetExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportDivisions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DivisionExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportSupervision: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupervisionExportInput"];
            };
        };
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    precheck: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                rule?: string;
                township?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Precheck"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readChain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chain"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyChain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The verdict */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainVerdict"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The jobs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jobs"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events with a Job each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                sort?: "姓名" | "状态" | "上次登录";
                /** @description 升序 unless told; of what sort names. */
                order?: "升序" | "降序";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accounts"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountInput"];
            };
        };
        responses: {
            /** @description Its id and one-time password */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeAccount"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The roles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roles"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSecurity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecuritySettings"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSecurity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecurityInput"];
            };
        };
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecuritySettings"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trySingleSignOn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcTrial"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlockAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Told once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimePassword"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOutAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenInput"];
            };
        };
        responses: {
            /** @description Told once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                tokenId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
                /** @description From this moment on. */
                from?: string;
                /** @description Before this moment. */
                before?: string;
                /** @description 读取以外: everything but looking. */
                kind?: "读取" | "写入" | "导出" | "揭示" | "登录" | "拒绝" | "管理" | "命令" | "读取以外";
                outcome?: "成功" | "拒绝" | "失败";
                /** @description The name in full. */
                actor?: string;
                accountId?: string;
                householdId?: string;
                personId?: string;
                /** @description Part of the route. */
                route?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the log */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntries"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The verdict */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerdict"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAnchors: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The anchors */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditAnchors"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPersonReadings: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntries"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHouseholdReadings: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntries"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWork: {
        parameters: {
            query?: {
                /** @description How near the deadline is. */
                bucket?: "超时" | "今天" | "三日内" | "以后";
                kind?: "推送预警" | "签收推送" | "反馈推送" | "处理退回" | "办结推送" | "催办推送" | "答复延期" | "签收线索" | "走访线索" | "确认候选" | "复核" | "书面告知" | "定期复核" | "一事一议" | "答复索取" | "催交数据" | "报送文件" | "催报文件" | "确认入库" | "核实监督";
                /** @description Code of a township or a village. */
                place?: string;
                /** @description Part of what is to be done, of a household’s number, of the name shown. */
                q?: string;
                /** @description 期限 (the default): the most urgent first. */
                sort?: "期限" | "最新";
                /** @description How many at most; 0: only how much there is. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it, and how much there is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportWork: {
        parameters: {
            query?: {
                /** @description How near the deadline is. */
                bucket?: "超时" | "今天" | "三日内" | "以后";
                kind?: "推送预警" | "签收推送" | "反馈推送" | "处理退回" | "办结推送" | "催办推送" | "答复延期" | "签收线索" | "走访线索" | "确认候选" | "复核" | "书面告知" | "定期复核" | "一事一议" | "答复索取" | "催交数据" | "报送文件" | "催报文件" | "确认入库" | "核实监督";
                /** @description Code of a township or a village. */
                place?: string;
                /** @description Part of what is to be done, of a household’s number, of the name shown. */
                q?: string;
                /** @description 期限 (the default): the most urgent first. */
                sort?: "期限" | "最新";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doWork: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkBatchInput"];
            };
        };
        responses: {
            /** @description How many were done, and which not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkBatchResult"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchWork: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session, or the way in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switchPost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostInput"];
            };
        };
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordInput"];
            };
        };
        responses: {
            /** @description The new session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the authenticator scans, and codes for when it is lost */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeInput"];
            };
        };
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginSingleSignOn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider, or to the page with ?sign-in= and why not */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishSingleSignOn: {
        parameters: {
            query?: {
                state?: string;
                code?: string;
                iss?: string;
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the page, signed in, or with ?sign-in= and why not */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeInput"];
            };
        };
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Refused: what happened, where, what to do next (Chinese) */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Our fault; the request id finds it in the log */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
