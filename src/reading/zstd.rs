//! Zstandard streams of several frames, as `pzstd` and `cat` write them. The decoder reads a single frame.

use std::io::{self, BufRead, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// Whether a stream with this beginning has frames. Skippable frames may come first.
pub(crate) fn is_zstd(head: &[u8]) -> bool {
    let is_skipped = matches!(head, [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..]);
    is_skipped || head.starts_with(b"\x28\xb5\x2f\xfd")
}

/// The content of the frames of a stream.
pub(crate) struct Frames<R> {
    source: R,
    frame: FrameDecoder,
    /// The error after the text that is still to be returned.
    failure: Option<io::Error>,
}

/// An empty last block of a frame, and a checksum.
const END: [u8; 7] = [1, 0, 0, 0, 0, 0, 0];

impl<R: BufRead> Frames<R> {
    pub(crate) fn of(source: R) -> Self {
        Self { source, frame: FrameDecoder::new(), failure: None }
    }

    /// Starts the next frame that is not skippable. Returns false if there is none.
    fn begin_frame(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.frame.init(&mut self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut self.source.by_ref().take(u64::from(length)), &mut io::sink())?;
                }
                Err(error) => return Err(self.failure_of(error)?),
            }
        }
        Ok(false)
    }

    /// The error of a stream, which has usually been truncated.
    fn failure_of(&mut self, error: FrameDecoderError) -> io::Result<io::Error> {
        let is_at_end = self.source.fill_buf()?.is_empty();
        Ok(if is_at_end { io::ErrorKind::UnexpectedEof.into() } else { io::Error::other(error) })
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.frame.can_collect() == 0 {
            if let Some(failure) = self.failure.take() {
                return Err(failure);
            }
            if self.frame.is_finished() && !self.begin_frame()? {
                return Ok(0);
            }
            let one = BlockDecodingStrategy::UptoBlocks(1);
            if let Err(error) = self.frame.decode_blocks(&mut self.source, one) {
                self.failure = Some(self.failure_of(error)?);
                // The decoder holds back text that blocks may refer to, until it has read the last block.
                self.frame
                    .decode_blocks(&mut &END[..], BlockDecodingStrategy::All)
                    .map_err(io::Error::other)?;
            }
        }
        self.frame.read(buffer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frame with this text as a single raw block.
    fn frame(text: &str) -> Vec<u8> {
        let size = u8::try_from(text.len()).unwrap();
        [&b"\x28\xb5\x2f\xfd\x20"[..], &[size, (size << 3) | 1, size >> 5, 0], text.as_bytes()].concat()
    }

    fn read(bytes: &[u8]) -> io::Result<String> {
        assert!(is_zstd(bytes));
        let mut text = String::new();
        Frames::of(bytes).read_to_string(&mut text).map(|_| text)
    }

    #[test]
    fn all_frames_are_read_and_those_to_be_skipped_are_skipped() {
        let skipped = b"\x52\x2a\x4d\x18\x03\0\0\0abc";
        let frames = [skipped, &frame("Ada, ")[..], &frame(""), skipped, &frame("Luigi\n"), skipped].concat();
        assert_eq!(read(&frames).unwrap(), "Ada, Luigi\n");
        assert_eq!(read(&frame(&"x".repeat(200))).unwrap(), "x".repeat(200));
    }

    #[test]
    fn what_is_damaged_is_an_error() {
        let (first, second) = (frame("Ada, "), frame("Luigi"));
        let whole = [&first[..], &second].concat();
        for end in (5..whole.len()).filter(|&end| end != first.len()) {
            let mut text = Vec::new();
            let error = Frames::of(&whole[..end]).read_to_end(&mut text).expect_err("an error");
            assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof, "{end}");
            // The text before the damage is returned.
            assert_eq!(text, if end < first.len() { &b""[..] } else { b"Ada, " }, "{end}");
        }
        assert!(read(&[&whole[..], b"\n"].concat()).is_err());
    }
}
