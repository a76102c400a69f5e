import { type DragEvent, useId, useRef, useState } from 'react';
import { useWords } from '../shared/use-words.js';

interface UploadBoxProps {
  isWaiting: boolean;
  onFile: (file: File) => void;
}

/** A file dropped on it or chosen with the button; both lead the same way. */
export function UploadBox({ isWaiting, onFile }: UploadBoxProps) {
  const words = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !isWaiting) onFile(file);
  }

  return (
    <div
      className={isOver ? 'upload-box over' : 'upload-box'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{words.say(isWaiting ? 'filing.upload.waiting' : 'filing.upload.drop')}</p>
      <label className="only-spoken" htmlFor={id}>
        {words.say('filing.upload.input')}
      </label>
      <input
        id={id}
        ref={input}
        className="only-spoken"
        type="file"
        tabIndex={-1}
        accept=".xlsx,.csv"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file, mended and chosen again, is a change too.
          if (file) onFile(file);
          target.value = '';
        }}
      />
      <button
        type="button"
        className="button primary"
        disabled={isWaiting}
        onClick={() => input.current?.click()}
      >
        {words.say('filing.upload.choose')}
      </button>
      <p className="note">{words.say('filing.upload.kinds')}</p>
    </div>
  );
}
