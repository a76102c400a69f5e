import { fork } from 'node:child_process';
import { Socket } from 'node:net';
import type { ChildProcess } from 'node:child_process';
import { Problem } from '../problem.js';
import { FairLine } from './fair-line.js';
import { fence } from './fence.js';
import { UPLOAD_LIMITS } from './upload-limits.js';
import type { UploadRefusal } from '../../contract/upload-refusals.js';
import type { Marking } from './mark-workbook.js';
import type { MarkAnswer, ReaderMessage, ReadRequest } from './reader-process.js';
import type { UploadAnswer } from './upload-content.js';
import type { UploadLimits } from './upload-limits.js';

type Job = {
  request: ReadRequest;
  /** Whether its reader was killed from outside once. */
  again: boolean;
  resolve(answer: UploadAnswer | MarkAnswer): void;
  reject(failure: Error): void;
};

/** A started process, its last words on stderr, and why we killed it, if we did. */
type Reader = {
  process: ChildProcess;
  ready: boolean;
  complaint: string;
  killedFor: 'too-slow' | 'start' | null;
};

/**
 * Reads uploaded files, one at a time, in a process of its own with little memory and no environment.
 *
 * One process is kept warm, so that a file costs no start. A file that takes too long or too much memory costs
 * that process its life and its sender a refusal; the next file gets a new one. When somebody kills the process, the
 * file is read once more by the next one: killed twice over the same file, it is the system that has no memory for it.
 * What is no file's fault rejects.
 */
export class UploadReader {
  readonly #limits: UploadLimits;
  readonly #waiting: FairLine<Job>;
  #reader: Reader | null = null;
  #running: Job | null = null;
  /** Before everybody in line: its reader was killed. */
  #again: Job | null = null;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(limits: Partial<UploadLimits> = {}) {
    this.#limits = { ...UPLOAD_LIMITS, ...limits };
    this.#waiting = new FairLine(this.#limits.waiting);
    this.#start();
  }

  /** The process that reads now; undefined between two. */
  get processId(): number | undefined {
    return this.#reader?.process.pid;
  }

  /** Whether a file is with it. */
  get isReading(): boolean {
    return this.#running !== null;
  }

  /**
   * Each `whose` has its turn: a district, or a person of the city. Problem: `upload.reader-busy` where too many files
   * wait, most of them theirs, or the reader is closed.
   */
  read(bytes: Buffer, fileName: string, whose = ''): Promise<UploadAnswer> {
    const limits = this.#limits;
    if (bytes.length === 0) return Promise.resolve(refused('empty-file'));
    if (bytes.length > limits.fileBytes) {
      const details = { megabytes: megabytes(bytes.length), limit: megabytes(limits.fileBytes) };
      return Promise.resolve(refused('too-large', details));
    }
    return this.#ask({ bytes, fileName, limits }, whose) as Promise<UploadAnswer>;
  }

  /** A workbook that can be read, with cells marked in it. Problem: `upload.reader-busy`. */
  mark(bytes: Buffer, marking: Marking, whose = ''): Promise<MarkAnswer> {
    return this.#ask({ bytes, fileName: '', limits: this.#limits, marking }, whose) as Promise<MarkAnswer>;
  }

  #ask(request: ReadRequest, whose: string): Promise<UploadAnswer | MarkAnswer> {
    if (this.#closed) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      this.#waiting.put(whose, { request, again: false, resolve, reject })?.reject(busy());
      this.#next();
    });
  }

  /** Ends the process. Files still waiting are told to come again. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (let job = this.#take(); job; job = this.#take()) job.reject(busy());
    this.#settle((job) => job.reject(busy()));
    this.#reader?.process.kill('SIGKILL');
    this.#reader = null;
  }

  #next(): void {
    if (this.#closed || this.#running || (this.#waiting.size === 0 && !this.#again)) return;
    if (!this.#reader) this.#start();
    const reader = this.#reader;
    if (!reader?.ready) return;
    const job = this.#take();
    if (!job) return;
    this.#running = job;
    this.#killAfter(reader, this.#limits.milliseconds, 'too-slow');
    // A pipe that broke meanwhile is told by `exit`, which settles the job.
    reader.process.send(job.request, () => undefined);
  }

  #start(): void {
    const child = fork(entry(), {
      // Nothing of ours: a hostile file finds no database address and no key. No preload or flag of the parent either.
      env: {},
      execArgv: [`--max-old-space-size=${this.#limits.memoryMegabytes}`, ...fence()],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const reader: Reader = { process: child, ready: false, complaint: '', killedFor: null };
    this.#reader = reader;
    this.#killAfter(reader, this.#limits.startMilliseconds, 'start');
    child.on('message', (message: ReaderMessage) => this.#hear(reader, message));
    child.on('error', (error) => this.#lost(reader, null, error.message));
    child.on('exit', (code, signal) => this.#lost(reader, signal ?? code, reader.complaint));
    child.stderr
      ?.on('data', (chunk: Buffer) => {
        reader.complaint = (reader.complaint + chunk.toString()).slice(-4000);
      })
      .on('error', () => undefined);
    // An idle reader keeps no program running; while a file is read the timer does.
    child.unref();
    child.channel?.unref();
    if (child.stderr instanceof Socket) child.stderr.unref();
  }

  #hear(reader: Reader, message: ReaderMessage): void {
    if (reader !== this.#reader) return;
    clearTimeout(this.#timer);
    if ('ready' in message) reader.ready = true;
    if ('answer' in message) this.#settle((job) => job.resolve(message.answer));
    if ('defect' in message) this.#settle((job) => job.reject(new Error(`upload reader: ${message.defect}`)));
    this.#next();
  }

  #lost(reader: Reader, ending: NodeJS.Signals | number | null, complaint: string): void {
    if (reader !== this.#reader) return;
    clearTimeout(this.#timer);
    this.#reader = null;
    if (reader.ready) {
      this.#settle((job) => {
        if (reader.killedFor === 'too-slow') job.resolve(refused('too-slow'));
        else if (ending === 'SIGKILL' && !job.again) this.#again = { ...job, again: true };
        // A heap that is full ends by a signal, V8's own or the system's; an exit code is a defect of ours.
        else if (typeof ending === 'string') job.resolve(refused('too-much-memory'));
        else job.reject(new Error(`upload reader ended (${ending}): ${complaint}`));
      });
      this.#start();
      this.#next();
      return;
    }
    // It never came up: no file's fault. Whoever waits first is told; the next one makes us try again.
    this.#take()?.reject(new Error(`upload reader does not start (${ending}): ${complaint}`));
    this.#next();
  }

  #take(): Job | undefined {
    const job = this.#again ?? this.#waiting.take();
    this.#again = null;
    return job;
  }

  #settle(tell: (job: Job) => void): void {
    const job = this.#running;
    this.#running = null;
    if (job) tell(job);
  }

  #killAfter(reader: Reader, milliseconds: number, reason: 'too-slow' | 'start'): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      reader.killedFor = reason;
      reader.process.ref(); // its end is still to be heard
      reader.process.kill('SIGKILL');
    }, milliseconds);
  }
}

/** Beside this file: compiled in `dist`, the source itself in tests. */
function entry(): URL {
  return new URL(
    import.meta.url.endsWith('.ts') ? './reader-process.ts' : './reader-process.js',
    import.meta.url,
  );
}

/** Too many files at once are ours to mend: nothing is said of the file, and it can be sent again. */
function busy(): Problem {
  return new Problem('upload.reader-busy');
}

function refused(code: UploadRefusal['code'], details: UploadRefusal['details'] = {}): UploadRefusal {
  return { kind: 'refused', code, details };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / (1024 * 102.4)) / 10;
}
