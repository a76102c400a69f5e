import type { ProblemBody, ProblemCode } from '@api/contract/problems.js';
import type { Language } from '@api/domain/format.js';
import { chosenLanguage } from './language.js';

/** Said when no answer came at all: the one refusal the server cannot word. */
const NO_ANSWER = {
  vi: 'Không liên lạc được với máy chủ. Xin kiểm tra mạng rồi thử lại',
  en: 'The server cannot be reached. Please check the network and try again',
};

/** A refusal of the API with its words in both languages. `status` and `body` are where React-Admin looks. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: ProblemCode | 'no-answer';
  readonly details: Record<string, unknown>;
  readonly requestId: string | null;

  constructor(
    private readonly titles: Record<Language, string>,
    problem: ProblemBody | null,
  ) {
    // React-Admin shows `message` as it is.
    super(titles[chosenLanguage()]);
    this.status = problem?.status ?? 0;
    this.code = problem?.code ?? 'no-answer';
    this.details = problem?.details ?? {};
    this.requestId = problem?.requestId ?? null;
  }

  static noAnswer(): ProblemError {
    return new ProblemError(NO_ANSWER, null);
  }

  static of(problem: ProblemBody): ProblemError {
    return new ProblemError({ vi: problem.title, en: problem.titleEn }, problem);
  }

  titleIn(language: Language): string {
    return this.titles[language];
  }
}
