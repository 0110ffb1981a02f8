package id.paspor.support.node;

import id.paspor.PasporApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/** The classes of the program, for tests that compare the texts in them with what is named elsewhere. */
public final class CompiledProgram {

    private static final int TAG_OF_TEXTS = 8;
    private static final List<ClassReader> CLASSES = read();

    private CompiledProgram() {}

    /**
     * A call of a method with texts that are written there.
     *
     * @param from the class that calls
     * @param texts those since the statement began, in their order
     */
    public record Call(String from, List<String> texts) {}

    /** All texts that the code of the program has in it; those that only its annotations have are not among them. */
    public static Set<String> texts() {
        return textsBut(null);
    }

    /** The texts in the code of all classes but one. */
    public static Set<String> textsBut(Class<?> one) {
        Set<String> texts = new HashSet<>();
        for (ClassReader read : CLASSES) {
            if (one != null && read.getClassName().equals(Type.getInternalName(one))) {
                continue;
            }
            char[] buffer = new char[read.getMaxStringLength()];
            for (int item = 1; item < read.getItemCount(); item++) {
                int offset = read.getItem(item);
                if (offset > 0 && read.readByte(offset - 1) == TAG_OF_TEXTS) {
                    texts.add(read.readUTF8(offset, buffer));
                }
            }
        }
        return texts;
    }

    /**
     * The calls of some methods that are given a text.
     *
     * @param methods what matches their names, each as {@code pac/kage/Class.method}
     */
    public static List<Call> calls(String methods) {
        Pattern wanted = Pattern.compile(methods);
        List<Call> calls = new ArrayList<>();
        for (ClassReader read : CLASSES) {
            read.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access, String name, String descriptor, String signature, String[] exceptions) {
                            return new Statements(read.getClassName(), wanted, calls);
                        }
                    },
                    ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        return calls;
    }

    /** Remembers the texts of a statement until it ends. */
    private static final class Statements extends MethodVisitor {

        private final String from;
        private final Pattern wanted;
        private final List<Call> calls;
        private final List<String> texts = new ArrayList<>();

        Statements(String from, Pattern wanted, List<Call> calls) {
            super(Opcodes.ASM9);
            this.from = from;
            this.wanted = wanted;
            this.calls = calls;
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String text) {
                texts.add(text);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            if (wanted.matcher(owner + "." + name).matches()) {
                if (!texts.isEmpty()) {
                    calls.add(new Call(from.replace('/', '.'), List.copyOf(texts)));
                }
                texts.clear();
            } else if (Type.getReturnType(descriptor).equals(Type.VOID_TYPE) && !name.equals("<init>")) {
                texts.clear();
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.POP
                    || opcode == Opcodes.ATHROW
                    || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                texts.clear();
            }
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
                texts.clear();
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
                texts.clear();
            }
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            // the two halves of a choice belong to one statement
            if (opcode != Opcodes.GOTO) {
                texts.clear();
            }
        }
    }

    private static List<ClassReader> read() {
        try (Stream<Path> files = Files.walk(Path.of(PasporApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(CompiledProgram::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ClassReader read(Path file) {
        try {
            return new ClassReader(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
