/** A refusal of the API, as the caller gets it: problem details (RFC 9457), which show no value that was sent. */

export interface ProblemDetails {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly problems?: readonly { readonly path: string; readonly expected: string }[];
  /** What else it tells, such as when it would be done. */
  readonly [member: string]: unknown;
}

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}
