/** In pixels. */
export interface Size {
  width: number;
  height: number;
}

/** How large a picture is, as its header says; undefined where that cannot be read. */
export function sizeOf(bytes: Uint8Array, contentType: string): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const size = readers[contentType]?.(view);
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch {
    // The header leads out of the file.
    return undefined;
  }
}

const readers: Record<string, (view: DataView) => Size | undefined> = {
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
  'image/avif': avifSize,
};

/** From the frame header (ITU T.81, B.2.2), among the segments before the scan. */
function jpegSize(view: DataView): Size | undefined {
  for (let at = 2; at < view.byteLength; ) {
    const marker = view.getUint16(at);
    if (marker === 0xffff) {
      at += 1;
      continue;
    }
    const isFrame =
      marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    if (marker < 0xffc0 || marker === 0xffda) return undefined;
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** Lossy, lossless, and extended (RFC 9649). */
function webpSize(view: DataView): Size | undefined {
  const whole24 = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 "
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 0x5650384c: {
      // "VP8L"
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858: // "VP8X"
      return { width: whole24(24) + 1, height: whole24(27) + 1 };
    default:
      return undefined;
  }
}

/** From the first spatial extent (ISO/IEC 23008-12, 6.5.3), which stands near the beginning. */
function avifSize(view: DataView): Size | undefined {
  const near = Math.min(view.byteLength - 16, 4096);
  for (let at = 0; at < near; at++) {
    if (view.getUint32(at) === 0x69737065) {
      return { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
  }
  return undefined;
}
