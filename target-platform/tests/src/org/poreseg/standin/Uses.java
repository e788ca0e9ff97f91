package org.poreseg.standin;

import java.util.List;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** What one class, or one member of it, uses. */
final class Uses {

    private final UseListener m_listener;

    private final Member m_user;

    /**
     * @param listener is told what is used
     * @param user the member that uses it, without a name for the class itself
     */
    Uses(final UseListener listener, final Member user) {
        m_listener = listener;
        m_user = user;
    }

    /**
     * Tells what a class and all its members use.
     *
     * @param node the class
     * @param listener is told what is used
     */
    static void ofAll(final ClassNode node, final UseListener listener) {
        new Uses(listener, new Member(node.name, "", "")).of(node);
        node.fields.forEach(field -> new Uses(listener, new Member(node.name, field.name, field.desc)).of(field));
        node.methods.forEach(method -> new Uses(listener, new Member(node.name, method.name, method.desc)).of(method));
    }

    /** @param node a class, without its members */
    void of(final ClassNode node) {
        final int nested = node.name.lastIndexOf('$');
        if (nested > 0) {
            m_listener.reachType(node.name.substring(0, nested));
        }
        if (node.superName != null) {
            m_listener.reachType(node.superName);
        }
        node.interfaces.forEach(m_listener::reachType);
        signature(node.signature);
        annotations(node.visibleAnnotations);
        annotations(node.invisibleAnnotations);
    }

    /** @param field a field */
    void of(final FieldNode field) {
        type(Type.getType(field.desc));
        signature(field.signature);
        annotations(field.visibleAnnotations);
        annotations(field.invisibleAnnotations);
    }

    /** @param method a method with its code */
    void of(final MethodNode method) {
        type(Type.getMethodType(method.desc));
        signature(method.signature);
        method.exceptions.forEach(m_listener::reachType);
        annotations(method.visibleAnnotations);
        annotations(method.invisibleAnnotations);
        parameters(method.visibleParameterAnnotations);
        parameters(method.invisibleParameterAnnotations);
        value(method.annotationDefault);
        method.tryCatchBlocks.stream().filter(block -> block.type != null)
            .forEach(block -> m_listener.reachType(block.type));
        method.instructions.forEach(this::instruction);
    }

    private void parameters(final List<AnnotationNode>[] parameters) {
        if (parameters != null) {
            for (final List<AnnotationNode> annotations : parameters) {
                annotations(annotations);
            }
        }
    }

    private void annotations(final List<AnnotationNode> annotations) {
        if (annotations != null) {
            annotations.forEach(this::annotation);
        }
    }

    private void annotation(final AnnotationNode annotation) {
        final String name = Type.getType(annotation.desc).getInternalName();
        m_listener.reachType(name);
        for (int i = 0; annotation.values != null && i < annotation.values.size(); i += 2) {
            m_listener.reachElement(name, (String)annotation.values.get(i));
            value(annotation.values.get(i + 1));
        }
    }

    private void value(final Object value) {
        if (value instanceof Type type) {
            type(type);
        } else if (value instanceof AnnotationNode annotation) {
            annotation(annotation);
        } else if (value instanceof String[] constant) {
            m_listener.reachMember(
                new Member(Type.getType(constant[0]).getInternalName(), constant[1], constant[0]));
        } else if (value instanceof List<?> values) {
            values.forEach(this::value);
        } else if (value instanceof Handle handle) {
            m_listener.reachMember(new Member(handle.getOwner(), handle.getName(), handle.getDesc()));
        }
    }

    private void instruction(final AbstractInsnNode instruction) {
        if (instruction instanceof TypeInsnNode use) {
            type(Type.getObjectType(use.desc));
        } else if (instruction instanceof MultiANewArrayInsnNode use) {
            type(Type.getType(use.desc));
        } else if (instruction instanceof LdcInsnNode use) {
            value(use.cst);
        } else if (instruction instanceof FieldInsnNode use) {
            field(use);
        } else if (instruction instanceof MethodInsnNode use) {
            call(use);
        } else if (instruction instanceof InvokeDynamicInsnNode use) {
            lambda(use);
        }
    }

    /** That a class gives a value to its own field is no use of the field. */
    private void field(final FieldInsnNode use) {
        final boolean given = use.getOpcode() == Opcodes.PUTFIELD || use.getOpcode() == Opcodes.PUTSTATIC;
        final boolean listed = m_user.name().equals("$values") || m_user.name().equals("<clinit>");
        if (!use.owner.equals(m_user.owner()) || !given && !(listed && isConstant(use))) {
            m_listener.reachMember(new Member(use.owner, use.name, use.desc));
        }
    }

    /** Every enum makes an array of its constants. */
    private static boolean isConstant(final FieldInsnNode use) {
        return use.desc.equals("L" + use.owner + ";");
    }

    /** What a compiler makes of a switch asks for all constants of the enum. */
    private void call(final MethodInsnNode use) {
        if (!m_user.name().startsWith("$SWITCH_TABLE$")) {
            final Type owner = Type.getObjectType(use.owner);
            if (owner.getSort() == Type.OBJECT) {
                m_listener.reachMember(new Member(use.owner, use.name, use.desc));
            }
        }
    }

    private void lambda(final InvokeDynamicInsnNode use) {
        type(Type.getMethodType(use.desc));
        for (final Object argument : use.bsmArgs) {
            value(argument);
        }
        if (use.bsmArgs.length > 0 && use.bsmArgs[0] instanceof Type type && type.getSort() == Type.METHOD) {
            final String lambda = Type.getReturnType(use.desc).getInternalName();
            m_listener.reachLambda(lambda);
            m_listener.reachMember(new Member(lambda, use.name, type.getDescriptor()));
        }
    }

    private void type(final Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> type(type.getElementType());
            case Type.OBJECT -> m_listener.reachType(type.getInternalName());
            case Type.METHOD -> {
                type(type.getReturnType());
                List.of(type.getArgumentTypes()).forEach(this::type);
            }
            default -> {
                // primitive
            }
        }
    }

    private void signature(final String signature) {
        if (signature != null) {
            new SignatureReader(signature).accept(new SignatureVisitor(Opcodes.ASM9) {

                private String m_name;

                @Override
                public void visitClassType(final String name) {
                    m_name = name;
                    m_listener.reachType(name);
                }

                @Override
                public void visitInnerClassType(final String name) {
                    m_name += "$" + name;
                    m_listener.reachType(m_name);
                }
            });
        }
    }
}
