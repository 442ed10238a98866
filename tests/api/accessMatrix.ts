import type { Role } from '../../src/core/access/roles.js';

/** Who calls: people by their role, the key of another department (`exchange`), or nobody who signed in. */
export const CALLERS = [
  'administrator',
  'planner',
  'supervisor',
  'officer',
  'leader',
  'auditor',
  'exchange',
  'anonymous',
] as const satisfies readonly (Role | 'anonymous')[];
export type CallerRole = (typeof CALLERS)[number];

/** Answer within the subtree of the caller's organisation, and outside of it. */
export interface Cell {
  readonly inside: string;
  readonly outside: string;
}

/**
 * What every route answers to every role, for a valid request about something of one organisation: "inside" where
 * that organisation lies in the caller's subtree, "/outside" where it does not, one word where that is the same.
 * `hidden`: an answer without that thing. 401: nobody is known. 403: the role may not, wherever. 404: outside one's
 * organisations there is nothing. Routes that ask for a state of a campaign which the request's campaign is not in
 * answer 409 or 422 to who may take the step.
 */
const TABLE = `
       route                                               administrator planner    supervisor officer    leader     auditor    exchange   anonymous
GET    /health                                             200           200        200        200        200        200        200        200
GET    /ready                                              200           200        200        200        200        200        200        200
POST   /api/v1/session                                     200           200        200        200        200        200        200        200
GET    /api/v1/session                                     200           200        200        200        200        200        401        401
DELETE /api/v1/session                                     204           204        204        204        204        204        401        401
PUT    /api/v1/session/password                            422           422        422        422        422        422        401        401
POST   /api/v1/session/one-time-codes                      200           200        200        200        200        200        401        401
PUT    /api/v1/session/one-time-codes                      204           204        204        204        204        204        401        401
GET    /api/v1/people                                      200/hidden    403        403        403        403        200/hidden 403        401
GET    /api/v1/people/{id}                                 200/404       403        403        403        403        200/404    403        401
PUT    /api/v1/people/{id}                                 200/404       403        403        403        403        403        403        401
DELETE /api/v1/people/{id}/sessions                        200/404       403        403        403        403        403        403        401
GET    /api/v1/keys                                        200/hidden    403        403        403        403        200/hidden 403        401
PUT    /api/v1/keys/{id}                                   201/404       403        403        403        403        403        403        401
DELETE /api/v1/keys/{id}                                   200/404       403        403        403        403        403        403        401
GET    /api/v1/enterprises                                 200/hidden    200/hidden 200/hidden 200/hidden 403        200/hidden 200/hidden 401
GET    /api/v1/enterprises/{id}                            200/404       200/404    200/404    200/404    403        200/404    200/404    401
PUT    /api/v1/enterprises/{id}                            200/404       200/404    403        403        403        403        200/404    401
GET    /api/v1/records                                     200/hidden    200/hidden 200/hidden 200/hidden 403        200/hidden 200/hidden 401
GET    /api/v1/records/{id}                                200/404       200/404    200/404    200/404    403        200/404    200/404    401
PUT    /api/v1/records/{id}                                200/404       200/404    403        403        403        403        200/404    401
GET    /api/v1/inspectors                                  200/hidden    200/hidden 200/hidden 200/hidden 403        200/hidden 403        401
GET    /api/v1/inspectors/{id}                             200/404       200/404    200/404    200/404    403        200/404    403        401
PUT    /api/v1/inspectors/{id}                             200/404       200/404    403        403        403        403        403        401
GET    /api/v1/items                                       200/hidden    200/hidden 200/hidden 200/hidden 200/hidden 200/hidden 200/hidden 401
GET    /api/v1/items/{id}                                  200/404       200/404    200/404    200/404    200/404    200/404    200/404    401
PUT    /api/v1/items/{id}                                  200/404       200/404    403        403        403        403        403        401
GET    /api/v1/organisations                               200/hidden    200/hidden 200/hidden 200/hidden 200/hidden 200/hidden 200/hidden 401
GET    /api/v1/organisations/{id}                          200/404       200/404    200/404    200/404    200/404    200/404    200/404    401
PUT    /api/v1/organisations/{id}                          200/404       403        403        403        403        403        403        401
GET    /api/v1/recusals                                    200/hidden    200/hidden 200/hidden 200/hidden 403        200/hidden 403        401
PUT    /api/v1/recusals/{id}                               403           200/404    403        200/404    403        403        403        401
POST   /api/v1/recusals/{id}/decision                      403           403        200/404    403        403        403        403        401
GET    /api/v1/rule-sets                                   200/hidden    200/hidden 200/hidden 200/hidden 200/hidden 200/hidden 403        401
POST   /api/v1/rule-sets                                   403           201/404    403        403        403        403        403        401
GET    /api/v1/rule-sets/{hash}                            200/404       200/404    200/404    200/404    200/404    200/404    403        401
POST   /api/v1/rule-sets/{hash}/approval                   403           403        200/404    403        403        403        403        401
GET    /api/v1/campaigns                                   200/hidden    200/hidden 200/hidden 200/hidden 200/hidden 200/hidden 403        401
GET    /api/v1/campaigns/{name}/{month}                    200/404       200/404    200/404    200/404    200/404    200/404    403        401
PUT    /api/v1/campaigns/{name}/{month}                    403           200/404    403        403        403        403        403        401
POST   /api/v1/campaigns/{name}/{month}/approval           403           403        200/404    403        403        403        403        401
PUT    /api/v1/campaigns/{name}/{month}/secrets/{holder}   403           403        200/404    403        403        403        403        401
POST   /api/v1/campaigns/{name}/{month}/commitment         403           422/404    403        403        403        403        403        401
POST   /api/v1/campaigns/{name}/{month}/draw               403           409/404    403        403        403        403        403        401
POST   /api/v1/campaigns/{name}/{month}/pairing            403           200/404    403        403        403        403        403        401
POST   /api/v1/campaigns/{name}/{month}/issue              403           200/404    403        403        403        403        403        401
POST   /api/v1/campaigns/{name}/{month}/start              403           200/404    403        403        403        403        403        401
POST   /api/v1/campaigns/{name}/{month}/closing            403           200/404    403        403        403        403        403        401
POST   /api/v1/campaigns/{name}/{month}/void               403           403        409/404    403        403        403        403        401
POST   /api/v1/campaigns/{name}/{month}/opening            403           409/404    409/404    403        403        403        403        401
GET    /api/v1/campaigns/{name}/{month}/targets            403           200/404    200/404    403        403        200/404    403        401
GET    /api/v1/my/targets                                  403           403        403        200        403        403        403        401
GET    /api/v1/public/campaigns/{name}/{month}/bundle.zip  404           404        404        404        404        404        404        404
GET    /api/v1/public/log                                  200           200        200        200        200        200        200        200
GET    /api/v1/visits                                     403           200/hidden 200/hidden 403        403        200/hidden 403        401
GET    /api/v1/my/visits                                  403           403        403        200/hidden 403        403        403        401
GET    /api/v1/visits/{id}                                403           200/404    200/404    200/404    403        200/404    403        401
GET    /api/v1/enterprises/{id}/entry-code                403           200/404    200/404    403        403        200/404    403        401
POST   /api/v1/visits/{id}/operations                     403           403        403        200/404    403        403        403        401
PUT    /api/v1/visits/{id}/evidence/{sha256}              403           403        403        200/404    403        403        403        401
GET    /api/v1/visits/{id}/evidence/{sha256}              403           200/404    200/404    200/404    403        200/404    403        401
GET    /api/v1/visits/{id}/evidence/{sha256}/file         403           200/404    200/404    200/404    403        200/404    403        401
POST   /api/v1/visits/{id}/evidence/{sha256}/parts        403           403        403        200/404    403        403        403        401
GET    /api/v1/follow-ups                                 403           200/hidden 200/hidden 403        403        200/hidden 403        401
GET    /api/v1/follow-ups/{id}                            403           200/404    200/404    200/404    403        200/404    403        401
GET    /api/v1/visits/{id}/findings                       403           200/404    200/404    200/404    403        200/404    403        401
GET    /api/v1/seals                                      403           200/hidden 200/hidden 403        403        200/hidden 403        401
GET    /api/v1/settings/follow-ups                        200           200        200        403        403        200        403        401
PUT    /api/v1/settings/follow-ups                        403           403        200/403    403        403        403        403        401
POST   /api/v1/visits/{id}/follow-ups                     403           201/404    403        201/404    403        403        403        401
POST   /api/v1/follow-ups/{id}/handling                   403           200/404    403        200/404    403        403        403        401
POST   /api/v1/follow-ups/{id}/decisions                  403           403        200/404    403        403        403        403        401
GET    /api/v1/campaigns/{name}/{month}/documents/{kind}  403           200/404    200/404    403        403        200/404    403        401
POST   /api/v1/campaigns/{name}/{month}/documents/{kind}  403           200/404    403        403        403        403        403        401
GET    /api/v1/documents                                  200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
GET    /api/v1/visits/{id}/documents/{kind}               403           200/404    200/404    200/404    403        200/404    403        401
POST   /api/v1/visits/{id}/documents/{kind}               403           200/404    403        200/404    403        403        403        401
GET    /api/v1/follow-ups/{id}/documents/{kind}           403           200/404    200/404    200/404    403        200/404    403        401
POST   /api/v1/follow-ups/{id}/documents/{kind}           403           200/404    403        200/404    403        403        403        401
GET    /api/v1/import-sources                             200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
GET    /api/v1/import-sources/{id}                        200/404       200/404    200/404    403        403        200/404    403        401
PUT    /api/v1/import-sources/{id}                        200/404       200/404    403        403        403        403        403        401
GET    /api/v1/imports                                    200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/imports                                    201/404       201/404    403        403        403        403        403        401
GET    /api/v1/imports/{id}                               200/404       200/404    200/404    403        403        200/404    403        401
GET    /api/v1/imports/{id}/problems                      200/404       200/404    200/404    403        403        200/404    403        401
GET    /api/v1/imports/{id}/problems.xlsx                 200/404       200/404    200/404    403        403        200/404    403        401
POST   /api/v1/imports/{id}/check                         202/404       202/404    403        403        403        403        403        401
POST   /api/v1/imports/{id}/apply                         409/404       409/404    403        403        403        403        403        401
POST   /api/v1/imports/{id}/undo                          409/404       409/404    403        403        403        403        403        401
POST   /api/v1/imports/{id}/cancel                        200/404       200/404    403        403        403        403        403        401
GET    /api/v1/imports/{id}/progress                      200/404       200/404    200/404    403        403        200/404    403        401
GET    /api/v1/import-templates/{kind}                    200           200        200        403        403        200        403        401
GET    /api/v1/jobs                                       200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
GET    /api/v1/jobs/{id}                                  200/404       200/404    200/404    403        403        200/404    403        401
GET    /api/v1/jobs/{id}/events                           200/404       200/404    200/404    403        403        200/404    403        401
POST   /api/v1/jobs/{id}/cancel                           200/404       200/404    403        403        403        403        403        401
POST   /api/v1/jobs/{id}/retry                            200/404       200/404    403        403        403        403        403        401
GET    /api/v1/complaints                                 403           200/hidden 200/hidden 200/hidden 403        200/hidden 403        401
GET    /api/v1/complaints/{id}                            403           200/404    200/404    200/404    403        200/404    403        401
PUT    /api/v1/complaints/{id}                            403           200/404    403        200/404    403        403        200/404    401
POST   /api/v1/complaints/{id}/contact-readings           403           200/404    200/404    403        403        403        403        401
POST   /api/v1/complaints/{id}/assignment                 403           200/404    200/404    403        403        403        403        401
POST   /api/v1/complaints/{id}/answer                     403           409/404    403        409/404    403        403        403        401
POST   /api/v1/complaints/{id}/closing                    403           403        409/404    403        403        403        403        401
GET    /api/v1/self-inspections                           200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
GET    /api/v1/self-inspections/{id}                      200/404       200/404    200/404    403        403        200/404    403        401
PUT    /api/v1/self-inspections/{id}                      403           200/404    403        403        403        403        403        401
GET    /api/v1/self-inspections/{id}/forms                200/404       200/404    200/404    403        403        200/404    403        401
GET    /api/v1/self-inspections/{id}/links                403           200/404    403        403        403        403        403        401
POST   /api/v1/self-inspections/{id}/reminders            403           200/404    403        403        403        403        403        401
POST   /api/v1/self-inspections/{id}/closing              403           422/404    403        403        403        403        403        401
POST   /api/v1/self-inspections/{id}/check-draw           403           409/404    403        403        403        403        403        401
POST   /api/v1/self-inspections/{id}/forms/{enterprise}/check 403       422/404    403        422/404    403        403        403        401
GET    /api/v1/public/self-inspections/{token}            200           200        200        200        200        200        200        200
PUT    /api/v1/public/self-inspections/{token}            200           200        200        200        200        200        200        200
GET    /api/v1/triggers                                   403           200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/triggers/runs                              403           200/403    200/403    403        403        403        403        401
POST   /api/v1/triggers/{id}/dismissal                    403           403        200/404    403        403        403        403        401
GET    /api/v1/campaigns/{name}/{month}/tracking          403           200/404    200/404    403        200/404    200/404    403        401
GET    /api/v1/figures                                    403           200        200        403        200        200        403        401
GET    /api/v1/figures/months                             403           200        200        403        200        200        403        401
GET    /api/v1/figures/{code}/records                     403           200        200        403        403        200        403        401
GET    /api/v1/figures/years/{year}/summary.docx          403           200        200        403        200        200        403        401
GET    /api/v1/figures/years/{year}/summary.xlsx          403           200        200        403        200        200        403        401
GET    /api/v1/disclosures                                200           200        200        403        200        200        200        401
POST   /api/v1/disclosures/{visit}/publication            403           404        403        403        403        403        403        401
POST   /api/v1/disclosures/{visit}/corrections            403           404        403        403        403        403        403        401
GET    /api/v1/report-settings                            200           200        200        403        200        200        403        401
PUT    /api/v1/report-settings                            403           403        200/403    403        403        403        403        401
GET    /api/v1/public/results                             200           200        200        200        200        200        200        200
GET    /api/v1/public/results.csv                         200           200        200        200        200        200        200        200
POST   /api/v1/exports/organisations                      200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/enterprises                        200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/licences                           200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/devices                            200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/hazard-sources                     200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/marks                              200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/records                            200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/inspectors                         200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/certificates                       200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/leave                              200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/recusals-in-force                  200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/recusals                           200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/items                              200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/rule-sets                          200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/campaigns                          200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/targets                            403           200/404    200/404    403        403        200/404    403        401
POST   /api/v1/exports/my-targets                         403           403        403        200        403        403        403        401
POST   /api/v1/exports/people                             200/hidden    403        403        403        403        200/hidden 403        401
POST   /api/v1/exports/keys                               200/hidden    403        403        403        403        200/hidden 403        401
POST   /api/v1/exports/audit                              200/hidden    403        200/hidden 403        403        200/hidden 403        401
POST   /api/v1/exports/jobs                               200/hidden    200/hidden 200/hidden 403        403        200/hidden 403        401
GET    /api/v1/jobs/{id}/file                             404           404        404        403        403        404        403        401
GET    /api/v1/audit                                       200/hidden    403        200/hidden 403        403        200/hidden 403        401
GET    /api/lists/latest                                   403           404/403    404/403    403        403        404/403    403        401
GET    /api/lists/latest/bundle.zip                        403           404/403    404/403    403        403        404/403    403        401
`;

/** Routes about the whole office: inside is its root alone. */
export const WHOLE_OFFICE: ReadonlySet<string> = new Set([
  'GET /api/lists/latest',
  'GET /api/lists/latest/bundle.zip',
  'POST /api/v1/triggers/runs',
  'PUT /api/v1/report-settings',
  'PUT /api/v1/settings/follow-ups',
]);

/** The table by route, such as "GET /api/v1/enterprises/{id}". */
export const ACCESS_MATRIX: ReadonlyMap<string, Readonly<Record<CallerRole, Cell>>> = new Map(
  TABLE.split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map(lineOf),
);

function lineOf(line: string): [string, Record<CallerRole, Cell>] {
  const [method = '', path = '', ...cells] = line.trim().split(/\s+/);
  if (cells.length !== CALLERS.length) throw new Error(`${method} ${path} has ${String(cells.length)} cells`);
  const answers = CALLERS.map((caller, at): [CallerRole, Cell] => {
    const [inside = '', outside = inside] = (cells[at] ?? '').split('/');
    return [caller, { inside, outside }];
  });
  return [`${method} ${path}`, Object.fromEntries(answers) as Record<CallerRole, Cell>];
}
