import { createServer } from 'node:net';
import { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import type { OpenedApp } from './app.js';
import { StartRefused } from './platform/start-refused.js';

/** Throws `StartRefused` when the port cannot be had, before anything costly is begun. */
export function assertPort(config: Config): Promise<void> {
  return new Promise((done, refuse) => {
    const probe = createServer();
    probe.once('error', (error) => refuse(portRefused(config, error)));
    probe.listen(config.PORT, config.HOST, () => probe.close(() => done()));
  });
}

/** Opens the program and listens. Throws `StartRefused` when the port is taken or not ours to take. */
export async function serve(config: Config, clock = new Clock()): Promise<OpenedApp> {
  // Loaded only now, as it takes a second or two: what is refused is refused at once.
  const { openApp } = await import('./app.js');
  const opened = await openApp(config, clock);
  try {
    await opened.app.listen(config.PORT, config.HOST);
  } catch (error) {
    await opened.app.close();
    throw portRefused(config, error as NodeJS.ErrnoException);
  }
  return opened;
}

function portRefused(config: Config, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartRefused(
      `Cổng ${config.PORT} đang được chương trình khác dùng. Xin dừng chương trình đó hoặc chạy: PORT=3001 npm start`,
      `Port ${config.PORT} is in use. Stop the other program, or run: PORT=3001 npm start`,
    );
  }
  if (error.code === 'EACCES') {
    return new StartRefused(
      `Tài khoản này không được mở cổng ${config.PORT}. Xin chọn cổng từ 1024 trở lên.`,
      `This account may not open port ${config.PORT}. Choose one from 1024 on.`,
    );
  }
  if (error.syscall === 'getaddrinfo' || error.code === 'EADDRNOTAVAIL') {
    return new StartRefused(
      `HOST là ${config.HOST}, không phải địa chỉ của máy này. Một số vỏ lệnh tự đặt biến này. Xin chạy: HOST=127.0.0.1 npm start`,
      `HOST is ${config.HOST}, which is no address of this machine. Some shells set it themselves. Run: HOST=127.0.0.1 npm start`,
    );
  }
  return error;
}
