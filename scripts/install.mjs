import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of the checkout. Runs on any Node from 18 on: it is what fetches the Node we pin. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The environment in which `node` is the pinned one and our programs are found. */
export const ENVIRONMENT = {
  ...process.env,
  PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
};

/** Ends with one sentence, in both languages, and no stack. */
export function giveUp(vietnamese, english) {
  console.error(`\n✗ ${vietnamese}\n  ${english}\n`);
  process.exit(1);
}

/** Installs the packages of package-lock.json when they are not the installed ones. */
export function installIfMissing() {
  try {
    accessSync(ROOT, constants.W_OK);
  } catch {
    giveUp(
      `Không ghi được vào thư mục ${ROOT}. Xin cấp quyền ghi hoặc chép dự án sang thư mục khác.`,
      `The folder ${ROOT} cannot be written to. Allow writing, or copy the project elsewhere.`,
    );
  }
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  const mark = join(ROOT, 'node_modules', '.installed-from');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  assertSpace(3_000);
  console.log('Đang cài các gói cần thiết (chỉ lần đầu)… / Installing packages (first time only)…');
  const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];
  if (spawnSync('npm', words, { cwd: ROOT, stdio: 'inherit' }).status !== 0) {
    giveUp(
      'Không cài được các gói. Xin kiểm tra mạng rồi chạy lại.',
      'The packages could not be installed. Check the network and run again.',
    );
  }
  writeFileSync(mark, lock);
}

/** Refuses early, with one sentence, when the disk would fill half-way. */
export function assertSpace(megabytes) {
  const { bavail, bsize } = statfsSync(ROOT);
  const free = Math.floor((Number(bavail) * Number(bsize)) / 1_000_000);
  if (free >= megabytes) return;
  giveUp(
    `Ổ đĩa chỉ còn trống ${free} MB, cần ít nhất ${megabytes} MB. Xin giải phóng dung lượng rồi chạy lại.`,
    `Only ${free} MB of disk are free; ${megabytes} MB are needed. Free some space and run again.`,
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) installIfMissing();
